package io.tradu.report;

/**
 * A night in a few numbers.
 *
 * @param label the night as people write it
 * @param status of its last run
 * @param rows rows received
 * @param rejected rows rejected
 * @param seconds how long its runs have worked, together; 0 if nobody knows
 * @param rowsPerSecond rows received in a second of work, or rows translated if the night
 * has not come to its end; 0 if that is not known
 * @param rejectedShare share of the rows that was rejected, from 0 to 1
 */
public record NightFigures(String label, String status, long rows, long rejected, double seconds, double rowsPerSecond,
		double rejectedShare) {

	private static final String COMPLETED = "COMPLETED";

	static NightFigures of(String label, String status, long rows, long rejected, double seconds) {
		boolean completed = status.equals(COMPLETED);
		return new NightFigures(label, status, rows, rejected, seconds, completed ? rate(rows, seconds) : 0,
				(rows > 0) ? (double) rejected / rows : 0);
	}

	/**
	 * Returns the same of a night that may not have come to its end, with what it has
	 * really translated.
	 */
	NightFigures withTranslated(long translated) {
		return this.status.equals(COMPLETED) ? this : new NightFigures(this.label, this.status, this.rows,
				this.rejected, this.seconds, rate(translated, this.seconds), this.rejectedShare);
	}

	private static double rate(long rows, double seconds) {
		return (seconds > 0) ? rows / seconds : 0;
	}

	/** Tells whether another night can be measured by this one. */
	boolean isMeasure() {
		return this.status.equals(COMPLETED) && this.rows > 0 && this.seconds > 0;
	}

}
