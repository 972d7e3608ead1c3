package io.tradu.cli.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What measuring costs: the line without an engine, which would hide it, once with
 * nothing measured and once with all that is measured delivered to InfluxDB.
 */
final class MetricsBenchmark implements Benchmark {

	private static final int BLOCK_ROWS = 20;

	private final int size;

	private final List<String> texts;

	private final BenchLine unmeasured;

	private final BenchLine measured;

	private int next;

	MetricsBenchmark(int size) throws IOException {
		this.size = size;
		this.texts = SampleTexts.english(1000);
		this.unmeasured = new BenchLine("pseudo:en-es", Map.of("tradu.ingest.block-rows", BLOCK_ROWS,
				"management.metrics.enable.all", false, "management.influx.metrics.export.enabled", false));
		this.measured = new BenchLine("pseudo:en-es", Map.of("tradu.ingest.block-rows", BLOCK_ROWS,
				"management.influx.metrics.export.enabled", true, "management.influx.metrics.export.db", "bench"));
		rate(this.unmeasured, size / 10);
		rate(this.measured, size / 10);
	}

	@Override
	public String baseline() {
		return "the line with the pseudo engine, " + this.size / BLOCK_ROWS + " blocks, nothing measured";
	}

	@Override
	public String candidate() {
		return "the same, with metrics delivered";
	}

	@Override
	public String unit() {
		return "rows/s";
	}

	@Override
	public double measureBaseline(int round) throws IOException {
		return rate(this.unmeasured, this.size);
	}

	@Override
	public double measureCandidate(int round) throws IOException {
		return rate(this.measured, this.size);
	}

	// Numbered, so that no night's document is a duplicate and no text is known already.
	private double rate(BenchLine line, int rows) throws IOException {
		int first = this.next;
		this.next += rows;
		return line.rowsPerSecond(IntStream.range(first, first + rows)
			.mapToObj((row) -> this.texts.get(row % this.texts.size()) + " " + row)
			.iterator());
	}

	@Override
	public void close() throws IOException {
		this.unmeasured.close();
		this.measured.close();
	}

}
