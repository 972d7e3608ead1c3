package io.tradu.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

import io.tradu.report.ColumnPlot.Column;

/** The plots of a night beside those before it. */
final class NightPlots {

	private static final int YEAR = "2026-".length();

	private final Comparison comparison;

	private final List<NightFigures> nights;

	NightPlots(Comparison comparison) {
		this.comparison = comparison;
		this.nights = new ArrayList<>(comparison.before());
		this.nights.add(comparison.night());
	}

	List<Drawing> all() {
		TimeUnit unit = TimeUnit.of(this.nights.stream().mapToDouble(NightFigures::seconds).max().orElse(0));
		return List.of(drawing("Rows", NightFigures::rows, Figures::grouped, Figures::exact),
				drawing("Time of work, in " + unit.words(), (night) -> night.seconds() / unit.seconds(),
						Figures::decimal, Figures::exact),
				drawing("Rows per second", NightFigures::rowsPerSecond,
						(rate) -> (rate > 0) ? Figures.decimal(rate) : "not known", Figures::exact),
				drawing("Rejected rows, in percent", NightFigures::rejectedShare, Figures::percent,
						Figures::exactPercent));
	}

	private Drawing drawing(String name, ToDoubleFunction<NightFigures> figure, DoubleFunction<String> format,
			DoubleFunction<String> ticks) {
		NightFigures median = this.comparison.median();
		List<Column> columns = this.nights.stream()
			.map((night) -> new Column(night.label().substring(YEAR), figure.applyAsDouble(night), style(night),
					night.label() + ": " + format.apply(figure.applyAsDouble(night)) + " (" + night.status() + ")"))
			.toList();
		String description = name + ": " + format.apply(figure.applyAsDouble(this.comparison.night()))
				+ " in this night" + ((median != null)
						? ", " + format.apply(figure.applyAsDouble(median)) + " in the median of those before" : "");
		return new Drawing(name,
				new ColumnPlot(columns, ticks, (median != null) ? figure.applyAsDouble(median) : null, description)
					.drawn());
	}

	private String style(NightFigures night) {
		if (night == this.comparison.night()) {
			return "this";
		}
		return night.isMeasure() ? "other" : "other faint";
	}

	/** What times are read in. */
	private record TimeUnit(String words, int seconds) {

		static TimeUnit of(double longest) {
			if (longest < 2 * 60) {
				return new TimeUnit("seconds", 1);
			}
			return (longest < 2 * 3600) ? new TimeUnit("minutes", 60) : new TimeUnit("hours", 3600);
		}

	}

	/**
	 * A plot.
	 *
	 * @param name what it shows
	 * @param plot the drawing
	 */
	record Drawing(String name, String plot) {
	}

}
