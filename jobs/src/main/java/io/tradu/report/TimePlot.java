package io.tradu.report;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.tradu.throughput.MeasuredStage;
import io.tradu.throughput.Throughput;

/** Throughput over time. */
final class TimePlot {

	private static final int TICKS_WIDE = 6;

	private static final int TICKS_NARROW = 3;

	private static final Duration SHORT = Duration.ofMinutes(2);

	// Shorter stretches show when chunks are committed, not how quick the line is.
	private static final Duration LEAST_BUCKET = Duration.ofMillis(250);

	private final Throughput throughput;

	private final ZoneId zone;

	TimePlot(Throughput throughput, ZoneId zone) {
		this.throughput = throughput.withBucketsOf(LEAST_BUCKET);
		this.zone = zone;
	}

	/** Returns the plot for a wide window. */
	String wide() {
		return drawn(1000, 240, "plot wide", TICKS_WIDE);
	}

	/** Returns the plot for a narrow window, in which a wide one could not be read. */
	String narrow() {
		return drawn(340, 200, "plot narrow", TICKS_NARROW);
	}

	private String drawn(int width, int height, String classes, int ticks) {
		double most = Stream.of(MeasuredStage.values())
			.flatMap((stage) -> this.throughput.rates(stage).stream())
			.mapToDouble(Double::doubleValue)
			.max()
			.orElse(0);
		Frame frame = new Frame(width, height, Axis.upTo(most));
		Svg svg = new Svg(width, height, classes,
				"Rows per second over time; the busiest stretch had " + Figures.decimal(most) + " rows per second");
		frame.drawAxis(svg, Figures::exact);
		for (MeasuredStage stage : MeasuredStage.values()) {
			String steps = steps(frame, this.throughput.rates(stage));
			String begin = "M" + Svg.number(frame.x(0, 1)) + " " + Svg.number(frame.bottom());
			String style = stage.name().toLowerCase(Locale.ROOT);
			svg.path(begin + steps + "V" + Svg.number(frame.bottom()) + "Z", style + " area");
			svg.path(begin + steps + "V" + Svg.number(frame.bottom()), style + " edge");
		}
		addTitles(svg, frame);
		addTimes(svg, frame, ticks);
		return svg.finished();
	}

	private static String steps(Frame frame, List<Double> rates) {
		StringBuilder steps = new StringBuilder();
		for (int at = 0; at < rates.size(); at++) {
			steps.append("V").append(Svg.number(frame.y(rates.get(at))));
			steps.append("H").append(Svg.number(frame.x(at + 1, rates.size())));
		}
		return steps.toString();
	}

	private void addTitles(Svg svg, Frame frame) {
		List<Double> translated = this.throughput.rates(MeasuredStage.TRANSLATE);
		List<Double> checked = this.throughput.rates(MeasuredStage.CHECK);
		int count = translated.size();
		for (int at = 0; at < count; at++) {
			svg.rectangle(frame.x(at, count), frame.top(), frame.x(at + 1, count) - frame.x(at, count),
					frame.bottom() - frame.top(), "touch", time(at, count) + ": " + Figures.decimal(translated.get(at))
							+ " rows/s translated, " + Figures.decimal(checked.get(at)) + " rows/s checked");
		}
	}

	private void addTimes(Svg svg, Frame frame, int ticks) {
		for (int tick = 0; tick <= ticks; tick++) {
			String anchor = (tick == 0) ? "start" : (tick == ticks) ? "end" : "middle";
			svg.text(frame.x(tick, ticks), frame.below(), anchor, time(tick, ticks));
		}
	}

	private String time(int part, int of) {
		Duration all = this.throughput.bucket().multipliedBy(this.throughput.rows(MeasuredStage.CHECK).size());
		Duration after = all.multipliedBy(part).dividedBy(of);
		if (all.compareTo(SHORT) < 0) {
			return Figures.decimal(after.toMillis() / 1000.0) + "\u00A0s";
		}
		String pattern = (all.toMinutes() < 10) ? "HH:mm:ss" : "HH:mm";
		return DateTimeFormatter.ofPattern(pattern).format(this.throughput.from().plus(after).atZone(this.zone));
	}

}
