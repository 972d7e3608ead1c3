package io.tradu.report;

/**
 * A night in a few numbers.
 *
 * @param label the night as people write it
 * @param status of its last run
 * @param rows rows received
 * @param rejected rows rejected
 * @param seconds how long its runs have worked, together
 * @param rowsPerSecond rows received in a second of work
 * @param rejectedShare share of the rows that was rejected, from 0 to 1
 */
public record NightFigures(String label, String status, long rows, long rejected, double seconds, double rowsPerSecond,
		double rejectedShare) {

	static NightFigures of(String label, String status, long rows, long rejected, double seconds) {
		return new NightFigures(label, status, rows, rejected, seconds, (seconds > 0) ? rows / seconds : 0,
				(rows > 0) ? (double) rejected / rows : 0);
	}

	/** Tells whether another night can be measured by this one. */
	boolean isMeasure() {
		return this.status.equals("COMPLETED") && this.rows > 0 && this.seconds > 0;
	}

}
