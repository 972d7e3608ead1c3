package io.tradu.report;

/**
 * The upright axis of a plot, from 0 to a round number.
 *
 * @param step distance of two lines
 * @param lines how many lines there are above 0
 */
record Axis(double step, int lines) {

	private static final int ABOUT = 3;

	private static final double[] ROUND = { 1, 2, 2.5, 5, 10 };

	/** Returns an axis that has room for a value. */
	static Axis upTo(double value) {
		if (value <= 0) {
			return new Axis(1, 1);
		}
		double rough = value / ABOUT;
		double power = Math.pow(10, Math.floor(Math.log10(rough)));
		double step = 10 * power;
		for (int at = ROUND.length - 1; at >= 0; at--) {
			if (ROUND[at] * power >= rough) {
				step = ROUND[at] * power;
			}
		}
		return new Axis(step, (int) Math.ceil(value / step - 1e-9));
	}

	double top() {
		return this.step * this.lines;
	}

}
