package io.tradu.cli.bench;

import java.io.IOException;

/**
 * A case: two things to measure in turn, A B A B, of which the second is compared with
 * the first.
 */
interface Benchmark extends AutoCloseable {

	/** Returns what is measured first, in words. */
	String baseline();

	/** Returns what is compared with it, in words. */
	String candidate();

	/**
	 * Returns what else was seen at the last measurement, in words; empty if there is
	 * nothing.
	 */
	default String note() {
		return "";
	}

	/** Returns what is counted, for example {@code segments/s}. */
	String unit();

	/** Measures the baseline once and returns its rate. */
	double measureBaseline(int round) throws Exception;

	/**
	 * Measures the candidate once, on the same input as the baseline of this round, and
	 * returns its rate.
	 */
	double measureCandidate(int round) throws Exception;

	@Override
	void close() throws IOException;

}
