package io.tradu.report;

import java.util.function.DoubleFunction;

/**
 * Where a plot is drawn.
 *
 * @param width of the whole drawing
 * @param height of the whole drawing
 * @param axis the upright axis
 */
record Frame(int width, int height, Axis axis) {

	private static final int LEFT = 52;

	private static final int RIGHT = 10;

	private static final int TOP = 10;

	private static final int BOTTOM = 24;

	/** Draws the lines to read values by. */
	void drawAxis(Svg svg, DoubleFunction<String> format) {
		for (int line = 0; line <= this.axis.lines(); line++) {
			double y = y(line * this.axis.step());
			svg.line(LEFT, y, this.width - RIGHT, y, (line == 0) ? "base" : "grid");
			svg.text(LEFT - 6, y + 4, "end", format.apply(line * this.axis.step()));
		}
	}

	/** Returns the place of one of several stretches of the same length. */
	double x(double number, int of) {
		return LEFT + (this.width - LEFT - RIGHT) * number / of;
	}

	double y(double value) {
		return bottom() - (bottom() - TOP) * value / this.axis.top();
	}

	double top() {
		return TOP;
	}

	double bottom() {
		return this.height - BOTTOM;
	}

	/** Returns where the words below the plot stand. */
	double below() {
		return this.height - 7;
	}

}
