package io.tradu.throughput;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows that the engines have done in one run, over its time.
 *
 * @param total all of them, once for each target language
 * @param bucket how long each bucket lasts
 * @param buckets the rows of each, the first one first
 */
public record RunRows(long total, Duration bucket, List<Long> buckets) {

	static RunRows of(Throughput throughput) {
		return new RunRows(throughput.total(MeasuredStage.TRANSLATE), throughput.bucket(),
				List.copyOf(throughput.rows(MeasuredStage.TRANSLATE)));
	}

	static RunRows parse(long total, long bucketMillis, String buckets) {
		return new RunRows(total, Duration.ofMillis(bucketMillis),
				Arrays.stream(buckets.split(" ")).map(Long::valueOf).toList());
	}

	String format() {
		return this.buckets.stream().map(String::valueOf).collect(Collectors.joining(" "));
	}

}
