package io.tradu.cli.bench;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The line without an engine on a large document: its rate must not fall as documents
 * grow.
 */
final class LineBenchmark implements Benchmark {

	private final int size;

	private final List<String> texts;

	private final BenchLine line;

	LineBenchmark(int size) throws IOException {
		this.size = size;
		this.texts = SampleTexts.english(1000);
		this.line = new BenchLine("pseudo:en-es", Map.of());
	}

	@Override
	public String baseline() {
		return "the line with the pseudo engine on a document of " + this.size / 10 + " rows";
	}

	@Override
	public String candidate() {
		return "the same on a document of " + this.size + " rows";
	}

	@Override
	public String unit() {
		return "rows/s";
	}

	@Override
	public double measureBaseline(int round) throws IOException {
		return this.line.rowsPerSecond(rows("a" + round, this.size / 10));
	}

	@Override
	public double measureCandidate(int round) throws IOException {
		return this.line.rowsPerSecond(rows("b" + round, this.size));
	}

	private Iterator<String> rows(String mark, int number) {
		return IntStream.range(0, number)
			.mapToObj((row) -> this.texts.get(row % this.texts.size()) + " " + mark + " " + row)
			.iterator();
	}

	@Override
	public void close() throws IOException {
		this.line.close();
	}

}
