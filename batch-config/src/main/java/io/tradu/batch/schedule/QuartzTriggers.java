package io.tradu.batch.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobKey;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.calendar.HolidayCalendar;

/**
 * When a schedule is due, in the terms of Quartz: a cron trigger with a calendar of
 * holidays. Quartz leaves out a day on which the time does not exist, and takes the
 * second of two; a trigger for that one time makes it right.
 */
final class QuartzTriggers {

	static final String GROUP = "schedules";

	private QuartzTriggers() {
	}

	static JobKey job(Schedule schedule) {
		return new JobKey(schedule.name(), GROUP);
	}

	/** Returns the key of the cron trigger. */
	static TriggerKey cron(Schedule schedule) {
		return new TriggerKey(schedule.name(), GROUP);
	}

	/** Returns the key of the trigger that makes the cron trigger right. */
	static TriggerKey corrected(Schedule schedule) {
		return new TriggerKey(schedule.name() + ".corrected", GROUP);
	}

	/** Returns the cron trigger, for the times from this one on. */
	static Trigger cron(Schedule schedule, Instant from) {
		LocalTime time = schedule.time();
		String days = schedule.recurrence().days().stream().map(QuartzTriggers::name).collect(Collectors.joining(","));
		return TriggerBuilder.newTrigger()
			.withIdentity(cron(schedule))
			.forJob(job(schedule))
			.startAt(Date.from(from))
			.modifiedByCalendar(schedule.name())
			.withSchedule(CronScheduleBuilder
				.cronSchedule("%d %d %d ? * %s".formatted(time.getSecond(), time.getMinute(), time.getHour(), days))
				.inTimeZone(TimeZone.getTimeZone(schedule.zone()))
				// How late is too late is decided when it has rung.
				.withMisfireHandlingInstructionFireAndProceed())
			.build();
	}

	private static String name(DayOfWeek day) {
		return day.name().substring(0, 3).toUpperCase(Locale.ROOT);
	}

	/** Returns the calendar that the cron trigger goes by. */
	static HolidayCalendar holidays(Schedule schedule) {
		HolidayCalendar calendar = new HolidayCalendar();
		calendar.setTimeZone(TimeZone.getTimeZone(schedule.zone()));
		for (LocalDate day : schedule.recurrence().holidays()) {
			calendar.addExcludedDate(Date.from(day.atStartOfDay(schedule.zone()).toInstant()));
		}
		return calendar;
	}

	/** Returns a trigger for one time that the cron trigger is wrong about. */
	static Trigger corrected(Schedule schedule, Instant at) {
		return TriggerBuilder.newTrigger()
			.withIdentity(corrected(schedule))
			.forJob(job(schedule))
			.startAt(Date.from(at))
			.withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
			.build();
	}

	/** Returns the next time that the cron trigger would be late for, or leave out. */
	static Optional<Instant> correction(Schedule schedule, Instant after) {
		Date rings = rings(schedule, after);
		return schedule.next(after).map(Fire::at).filter((due) -> rings == null || due.isBefore(rings.toInstant()));
	}

	private static @Nullable Date rings(Schedule schedule, Instant after) {
		HolidayCalendar holidays = holidays(schedule);
		Trigger cron = cron(schedule, after);
		Date rings = cron.getFireTimeAfter(Date.from(after));
		while (rings != null && !holidays.isTimeIncluded(rings.getTime())) {
			rings = cron.getFireTimeAfter(rings);
		}
		return rings;
	}

}
