package io.tradu.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.tradu.throughput.MeasuredStage;

/**
 * How long blocks took for a stage.
 *
 * @param stage the stage
 * @param blocks how many blocks were measured
 * @param median milliseconds that half of them took at most
 * @param percentile95 milliseconds that 95 of 100 took at most
 * @param longest milliseconds that the slowest took
 * @param longestBlock the number of that block
 * @param bins how many blocks took how long
 */
public record Latency(MeasuredStage stage, int blocks, long median, long percentile95, long longest, long longestBlock,
		List<Bin> bins) {

	private static final int[] STEPS = { 10, 15, 20, 30, 50, 70 };

	/** Measures blocks by what each of them took, in milliseconds. */
	static Latency of(MeasuredStage stage, List<Sample> samples) {
		List<Sample> sorted = samples.stream().sorted(Comparator.comparing(Sample::millis)).toList();
		Sample longest = sorted.get(sorted.size() - 1);
		return new Latency(stage, sorted.size(), percentile(sorted, 0.5), percentile(sorted, 0.95), longest.millis(),
				longest.block(), bins(sorted));
	}

	// The nearest rank: a time that a block really took.
	private static long percentile(List<Sample> sorted, double share) {
		return sorted.get((int) Math.ceil(share * sorted.size()) - 1).millis();
	}

	private static List<Bin> bins(List<Sample> sorted) {
		List<Bin> bins = new ArrayList<>();
		long shortest = sorted.get(0).millis();
		long longest = sorted.get(sorted.size() - 1).millis();
		long from = 0;
		for (int step = 0; from == 0 || from <= longest; step++) {
			long to = STEPS[step % STEPS.length] * (long) Math.pow(10, step / STEPS.length);
			if (to > shortest) {
				long low = from;
				bins.add(new Bin(low, to,
						sorted.stream().filter((sample) -> sample.millis() >= low && sample.millis() < to).count()));
			}
			from = to;
		}
		return bins;
	}

	/**
	 * The blocks that took about as long.
	 *
	 * @param from milliseconds, at least
	 * @param to milliseconds, less than
	 * @param blocks how many
	 */
	public record Bin(long from, long to, long blocks) {
	}

	/**
	 * What a block took.
	 *
	 * @param block its number
	 * @param millis milliseconds
	 */
	record Sample(long block, long millis) {
	}

}
