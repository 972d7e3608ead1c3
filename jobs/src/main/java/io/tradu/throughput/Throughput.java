package io.tradu.throughput;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
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

	/** Returns the same in fewer buckets, of this length at least. */
	public Throughput withBucketsOf(Duration least) {
		int together = (int) Math.max(1, Math.ceil(least.toMillis() / (double) this.bucket.toMillis()));
		Map<MeasuredStage, List<Long>> merged = new EnumMap<>(MeasuredStage.class);
		this.rows.forEach((stage, counts) -> {
			List<Long> sums = new ArrayList<>();
			for (int from = 0; from < counts.size(); from += together) {
				sums.add(counts.subList(from, Math.min(from + together, counts.size()))
					.stream()
					.mapToLong(Long::longValue)
					.sum());
			}
			merged.put(stage, sums);
		});
		return new Throughput(this.from, this.bucket.multipliedBy(together), merged);
	}

}
