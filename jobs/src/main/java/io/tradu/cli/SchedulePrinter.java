package io.tradu.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.tradu.batch.schedule.ScheduleOverview;
import io.tradu.batch.schedule.ScheduleOverview.Last;
import io.tradu.batch.schedule.ScheduleOverview.Next;

/** Prints how a schedule stands. */
class SchedulePrinter {

	private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss xxx",
			Locale.ROOT);

	private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

	private final Text text;

	SchedulePrinter(Text text) {
		this.text = text;
	}

	/** Returns a time as it is in a zone, and in UTC. */
	static String time(Instant time, ZoneId zone) {
		return LOCAL.format(time.atZone(zone)) + " = " + UTC.format(time.atOffset(ZoneOffset.UTC));
	}

	void print(ScheduleOverview schedule) {
		this.text.line("%s  %s  at %s %s  job %s".formatted(schedule.name(), schedule.state(), schedule.time(),
				schedule.zone(), schedule.job()));
		if (schedule.pausedSince() != null) {
			this.text.wrapped("  paused   ", "since " + this.text.local(schedule.pausedSince()) + " by "
					+ schedule.pausedBy() + ": " + schedule.pauseReason());
		}
		String margin = "  next     ";
		for (Next next : schedule.next()) {
			this.text.line(margin + time(next.utc(), ZoneId.of(schedule.zone())) + "  night " + next.businessDate());
			margin = " ".repeat(margin.length());
		}
		if (schedule.last() != null) {
			this.text.wrapped("  last     ", last(schedule.last()));
		}
		if (schedule.missing() != null) {
			this.text.wrapped("  MISSING  ", "night " + schedule.missing().businessDate() + " was due at "
					+ this.text.local(schedule.missing().dueAt()) + ", and " + schedule.missing().why());
		}
	}

	private String last(Last last) {
		String detail = last.detail().isBlank() || last.detail().equals(last.run()) ? "" : ", " + last.detail();
		return "night " + last.businessDate() + ", asked for at " + this.text.local(last.requestedAt()) + " by "
				+ last.requestedBy() + ": " + last.state() + ((last.run() != null) ? ", run " + last.run() : "")
				+ detail;
	}

}
