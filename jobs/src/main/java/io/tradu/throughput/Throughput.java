package io.tradu.throughput;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Rows that left the stages, over time. A row counts once for each target language, and
 * once more each time its block went through a stage again.
 *
 * @param from when the first bucket begins
 * @param bucket how long each bucket lasts
 * @param rows rows of each bucket, for each stage
 */
public record Throughput(Instant from, Duration bucket, Map<MeasuredStage, List<Long>> rows) {

	public Throughput {
		rows = Collections.unmodifiableMap(rows);
	}

	/** Returns the rows of a stage, one number for each bucket. */
	public List<Long> rows(MeasuredStage stage) {
		return this.rows.getOrDefault(stage, List.of());
	}

	/** Returns the sum of all buckets. */
	public long total(MeasuredStage stage) {
		return rows(stage).stream().mapToLong(Long::longValue).sum();
	}

	/** Returns the rate of a stage, in rows per second, one number for each bucket. */
	public List<Double> rates(MeasuredStage stage) {
		return rows(stage).stream().map((count) -> count * 1000.0 / this.bucket.toMillis()).toList();
	}

}
