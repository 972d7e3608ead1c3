package io.tradu.cli.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The whole line, from inbox to outbox, against one bare pipeline. Every round has texts
 * of its own, which both see, so that the line cannot remember any.
 */
final class EngineBenchmark implements Benchmark {

	private static final int WARM_UP = 4000;

	private final int size;

	private final List<String> texts;

	private final BenchLine line;

	EngineBenchmark(int size, int rounds) throws IOException {
		this.size = size;
		this.texts = SampleTexts.english(WARM_UP + size * rounds);
		this.line = new BenchLine("apertium:en-es", Map.of());
		this.line.rowsPerSecond(this.texts.subList(0, WARM_UP).iterator());
	}

	@Override
	public String baseline() {
		return "one bare warm pipeline eng-spa, 64 segments in flight, " + this.size + " segments";
	}

	@Override
	public String candidate() {
		return "the whole line, receive to reconcile, on the same segments as a document";
	}

	@Override
	public String unit() {
		return "segments/s";
	}

	@Override
	public double measureBaseline(int round) throws Exception {
		try (BarePipeline pipeline = new BarePipeline("eng-spa")) {
			pipeline.segmentsPerSecond(this.texts.subList(0, 500));
			return pipeline.segmentsPerSecond(texts(round));
		}
	}

	@Override
	public double measureCandidate(int round) throws IOException {
		return this.line.rowsPerSecond(texts(round).iterator());
	}

	private List<String> texts(int round) {
		int start = WARM_UP + round * this.size;
		return this.texts.subList(start, start + this.size);
	}

	@Override
	public void close() throws IOException {
		this.line.close();
	}

}
