package io.tradu.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.tradu.batch.schedule.MissingLaunch;
import io.tradu.cli.PageLine.Tone;
import io.tradu.explain.UnfinishedRun;
import io.tradu.nightly.RunProcesses;
import io.tradu.status.LineStatus;
import io.tradu.status.LineStatus.EndedRun;
import io.tradu.status.LineStatus.Forecast;
import org.jspecify.annotations.Nullable;

/** Where the line stands, on one page for people. */
class StatusPage {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss xxx", Locale.ROOT);

	private static final DateTimeFormatter MORNING = DateTimeFormatter.ofPattern("HH:mm xxx 'on' yyyy-MM-dd",
			Locale.ROOT);

	// A night that is in time by less may be late yet.
	private static final Duration NARROW = Duration.ofMinutes(30);

	private final Clock clock;

	private final StagesPage stages = new StagesPage();

	private final SurroundingsPage surroundings = new SurroundingsPage();

	StatusPage(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Returns the page.
	 * @param pace rows per second of the looks so far
	 */
	List<PageLine> lines(LineStatus status, List<Double> pace, Glyphs glyphs) {
		List<PageLine> page = new ArrayList<>();
		page.add(head(status));
		if (status.run() != null) {
			page.add(run(status));
		}
		unfinished(status, page, glyphs);
		for (MissingLaunch missing : status.missing()) {
			page.add(new PageLine().add(Tone.BAD, "night " + missing.businessDate() + " is missing")
				.add(": it was due at " + date(missing.dueAt()) + ", and " + missing.why()));
		}
		forecast(status, page);
		this.stages.add(status, pace, page, glyphs);
		page.add(new PageLine());
		this.surroundings.add(status, page);
		lastRuns(status, page);
		return page;
	}

	private PageLine head(LineStatus status) {
		Tone tone = switch (status.state()) {
			case "running" -> Tone.GOOD;
			case "dead" -> Tone.BAD;
			default -> Tone.PLAIN;
		};
		PageLine line = new PageLine().add(Tone.STRONG, "tradu").add("  " + status.environment() + "  ");
		line.add(tone, status.state().toUpperCase(Locale.ROOT));
		if (status.night() == null) {
			return line.add("  no night has run yet");
		}
		return line
			.add("  " + ((status.ended() == null) ? "" : "last: ") + named(status.night()) + ", run " + status.run());
	}

	private PageLine run(LineStatus status) {
		boolean dead = status.state().equals("dead");
		String shown = dead ? RunProcesses.DEAD : String.valueOf(status.status());
		PageLine line = new PageLine().add(tone(shown), shown);
		if (status.started() == null) {
			return line;
		}
		if (status.ended() == null) {
			return line.add((dead ? ", began at " + date(status.started()) : " since " + time(status.started()))
					+ took(", for ", status.tookSeconds()));
		}
		return line.add(" at " + date(status.ended()) + took(" in ", status.tookSeconds()));
	}

	private static String took(String before, @Nullable Double seconds) {
		return (seconds != null) ? before + Numbers.duration(Duration.ofMillis(Math.round(seconds * 1000))) : "";
	}

	private static void unfinished(LineStatus status, List<PageLine> page, Glyphs glyphs) {
		for (UnfinishedRun run : status.unfinished()) {
			Text.lines(run.sentence(), glyphs.columns())
				.forEach((line) -> page.add(new PageLine().add(Tone.BAD, line)));
			run.actions().forEach((action) -> page.add(new PageLine().add("  " + action.command())));
		}
	}

	private static String named(String night) {
		return night.startsWith("replay") ? night : "night " + night;
	}

	private void forecast(LineStatus status, List<PageLine> page) {
		Forecast forecast = status.forecast();
		if (forecast == null) {
			return;
		}
		PageLine line = new PageLine().add("deadline " + local(forecast.deadline()).format(MORNING));
		if (forecast.timeLeftSeconds() != null && forecast.predictedEnd() != null) {
			line.add("  " + Numbers.duration(Duration.ofSeconds(forecast.timeLeftSeconds())) + " left"
					+ (status.state().equals("running") ? ", done at " + time(forecast.predictedEnd()) : ""));
		}
		if (forecast.marginSeconds() != null) {
			Duration margin = Duration.ofSeconds(forecast.marginSeconds());
			Tone tone = margin.isNegative() ? Tone.BAD : (margin.compareTo(NARROW) < 0) ? Tone.WATCH : Tone.GOOD;
			line.add("  ").add(tone, Numbers.duration(margin.abs()) + (margin.isNegative() ? " late" : " in hand"));
		}
		page.add(line);
	}

	private void lastRuns(LineStatus status, List<PageLine> page) {
		String margin = "last runs ";
		for (EndedRun run : status.lastRuns()) {
			page.add(new PageLine().add(margin + "%-5d %-13s ".formatted(run.run(), run.night()))
				.add(tone(run.status()), "%-10s".formatted(run.status()))
				.add("  ended " + date(run.ended()) + took("  took ", run.tookSeconds())));
			margin = " ".repeat(margin.length());
		}
	}

	private static Tone tone(String status) {
		return switch (status) {
			case "COMPLETED" -> Tone.GOOD;
			case "FAILED", "UNKNOWN", "ABANDONED", RunProcesses.DEAD -> Tone.BAD;
			case "STOPPED", "STOPPING" -> Tone.WATCH;
			default -> Tone.PLAIN;
		};
	}

	private String time(@Nullable Instant time) {
		return (time != null) ? local(time).format(TIME) : "-";
	}

	private String date(Instant time) {
		return Text.local(time, this.clock);
	}

	private ZonedDateTime local(Instant time) {
		return time.atZone(this.clock.getZone());
	}

}
