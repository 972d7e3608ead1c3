package io.tradu.batch.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a job is due, and what happens if it is late.
 *
 * @param job name of the job; the schedule's own name where it is left out
 * @param time local time of the day, for example 22:00
 * @param zone time zone of that time, for example Europe/Madrid; the machine's where it
 * is left out
 * @param days days of the week, for example mon, tue; every day where it is left out
 * @param holidays days on which it is not due: dates, files with a date on each line, or
 * folders of such files
 * @param businessDate days from the day on which it is due to the business date: 0 for
 * the same, -1 for the day before
 * @param misfire what happens if the clock comes more than a minute late, but within
 * start-within. What is skipped then is said to be missing, and nobody makes up for it
 * @param catchUp what happens if it comes later than that
 * @param startWithin how long after its time it has to have begun before it counts as
 * missing
 * @param dstGap what happens on the day when the clocks are put forward and its time does
 * not exist; must be said of a time from 01:00 to 03:59. Where the time exists twice, the
 * first one counts
 * @param enabled whether it is due at all
 */
record ScheduleProperties(@Nullable String job, @Nullable String time, @Nullable String zone,
		@DefaultValue List<String> days, @DefaultValue List<String> holidays, @DefaultValue("0") int businessDate,
		@DefaultValue("launch-now") Misfire misfire, @DefaultValue CatchUp catchUp,
		@DefaultValue("30m") Duration startWithin, @Nullable DstGap dstGap, @DefaultValue("true") boolean enabled) {

	ScheduleProperties {
		LocalTime local = ScheduleWords.time(time);
		if (zone != null) {
			ScheduleWords.zone(zone);
		}
		ScheduleWords.days(days);
		Holidays.of(holidays);
		ScheduleWords.check(businessDate >= -7 && businessDate <= 0,
				"business-date " + businessDate + " is none of 0 (the day itself), -1 (the day before), ... -7");
		ScheduleWords.check(
				startWithin.compareTo(Duration.ofSeconds(1)) >= 0 && startWithin.compareTo(Duration.ofHours(20)) <= 0,
				"start-within must be between 1 s and 20 h");
		ScheduleWords.check(dstGap != null || local.getHour() < 1 || local.getHour() > 3, gap(local));
	}

	private static String gap(LocalTime time) {
		return "time " + time + " does not exist on the day when the clocks are put forward: say dst-gap: after "
				+ "(launch when the clocks have been put forward) or dst-gap: skip (launch nothing that day)";
	}

	/** Returns when it is due, in the machine's zone where they name none. */
	Recurrence recurrence(ZoneId machine) {
		return new Recurrence(ScheduleWords.time(this.time),
				Optional.ofNullable(this.zone).map(ScheduleWords::zone).orElse(machine), ScheduleWords.days(this.days),
				Holidays.of(this.holidays), this.businessDate, this.dstGap);
	}

	/** What happens if the clock comes late. */
	enum Misfire {

		/** It is launched late. */
		LAUNCH_NOW,

		/** It is not launched. */
		SKIP

	}

	/** What happens on a day on which the time does not exist. */
	enum DstGap {

		/** It is launched when as much time has passed as on any other day. */
		AFTER,

		/** It is not launched. */
		SKIP

	}

	/**
	 * What happens to launches that were missed.
	 *
	 * @param nights how many of the newest are launched after all, oldest first; 0 for
	 * none
	 */
	record CatchUp(@DefaultValue("1") int nights) {

		CatchUp {
			ScheduleWords.check(nights >= 0 && nights <= Recurrence.LOOK_BACK.toDays(),
					"nights must be between 0 and " + Recurrence.LOOK_BACK.toDays());
		}

	}

}
