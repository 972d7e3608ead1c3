package io.tradu.report;

import java.util.List;
import java.util.function.DoubleFunction;

import org.jspecify.annotations.Nullable;

/**
 * Values side by side, as columns.
 *
 * @param columns the values
 * @param ticks how the numbers of the axis are written
 * @param median a value to measure them by; null if there is none
 * @param description what it shows, for whoever cannot see it
 */
record ColumnPlot(List<Column> columns, DoubleFunction<String> ticks, @Nullable Double median, String description) {

	private static final int WIDTH = 340;

	private static final int HEIGHT = 170;

	private static final int LABELS = 4;

	private static final double GAP = 0.18;

	private static final double WIDEST = 60;

	String drawn() {
		double most = this.columns.stream().mapToDouble(Column::value).max().orElse(0);
		Frame frame = new Frame(WIDTH, HEIGHT, Axis.upTo(Math.max(most, (this.median != null) ? this.median : 0)));
		Svg svg = new Svg(WIDTH, HEIGHT, "plot", this.description);
		frame.drawAxis(svg, this.ticks);
		int count = this.columns.size();
		for (int at = 0; at < count; at++) {
			Column column = this.columns.get(at);
			double width = Math.min(WIDEST, frame.x(1 - GAP, count) - frame.x(0, count));
			double x = frame.x(at + 0.5, count) - width / 2;
			double y = frame.y(column.value());
			svg.rectangle(x, y, width, frame.bottom() - y, column.style(), column.title());
			// From the last one backwards: that is the one a reader looks for.
			if ((count - 1 - at) % ((count + LABELS - 1) / LABELS) == 0) {
				svg.text(frame.x(at + 0.5, count), frame.below(), "middle", column.label());
			}
		}
		if (this.median != null) {
			svg.line(frame.x(0, 1), frame.y(this.median), frame.x(1, 1), frame.y(this.median), "median");
		}
		return svg.finished();
	}

	/**
	 * One value.
	 *
	 * @param label what stands below it
	 * @param value the value
	 * @param style class for the style sheet
	 * @param title what it says when it is pointed at
	 */
	record Column(String label, double value, String style, String title) {
	}

}
