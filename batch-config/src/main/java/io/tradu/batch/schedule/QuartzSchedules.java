package io.tradu.batch.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.calendar.HolidayCalendar;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The schedules as Quartz knows them: a cron trigger with a holiday calendar for each.
 * Quartz leaves out a day on which the time does not exist, and takes the second of two;
 * a trigger for that one time makes it right.
 */
@Component
class QuartzSchedules {

	private static final Logger logger = LoggerFactory.getLogger(QuartzSchedules.class);

	private static final String GROUP = "schedules";

	private static final String CORRECTED = ".corrected";

	private static final String SETTINGS = "settings";

	private final Schedules schedules;

	QuartzSchedules(Schedules schedules) {
		this.schedules = schedules;
	}

	/** Makes what Quartz knows agree with the settings. */
	void reconcile(Scheduler quartz, Instant now) throws SchedulerException {
		List<Schedule> enabled = this.schedules.all().stream().filter(Schedule::isEnabled).toList();
		List<JobKey> wanted = enabled.stream().map(QuartzSchedules::job).toList();
		for (JobKey key : quartz.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
			if (!wanted.contains(key)) {
				quartz.deleteJob(key);
				quartz.deleteCalendar(key.getName());
			}
		}
		for (Schedule schedule : enabled) {
			if (!isKnown(quartz, schedule) && schedule.next(now).isPresent()) {
				schedule(quartz, schedule, now);
			}
			correct(quartz, schedule, now);
		}
	}

	// One that Quartz has given up on, or has lost, is made anew.
	private static boolean isKnown(Scheduler quartz, Schedule schedule) throws SchedulerException {
		JobDetail known = quartz.getJobDetail(job(schedule));
		TriggerState state = quartz.getTriggerState(new TriggerKey(schedule.name(), GROUP));
		return known != null && schedule.settings().text().equals(known.getJobDataMap().getString(SETTINGS))
				&& state != TriggerState.ERROR && state != TriggerState.NONE;
	}

	private static void schedule(Scheduler quartz, Schedule schedule, Instant now) throws SchedulerException {
		JobDetail job = JobBuilder.newJob(LaunchJob.class)
			.withIdentity(job(schedule))
			.usingJobData(SETTINGS, schedule.settings().text())
			.requestRecovery()
			.storeDurably()
			.build();
		quartz.deleteJob(job.getKey());
		quartz.addCalendar(schedule.name(), holidays(schedule), true, true);
		quartz.scheduleJob(job, Set.of(cron(schedule, now)), true);
	}

	static Trigger cron(Schedule schedule, Instant from) {
		LocalTime time = schedule.time();
		String days = schedule.recurrence().days().stream().map(QuartzSchedules::name).collect(Collectors.joining(","));
		return TriggerBuilder.newTrigger()
			.withIdentity(schedule.name(), GROUP)
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

	static HolidayCalendar holidays(Schedule schedule) {
		HolidayCalendar calendar = new HolidayCalendar();
		calendar.setTimeZone(TimeZone.getTimeZone(schedule.zone()));
		for (LocalDate day : schedule.recurrence().holidays()) {
			calendar.addExcludedDate(Date.from(day.atStartOfDay(schedule.zone()).toInstant()));
		}
		return calendar;
	}

	/** Has Quartz ring once more where it would be too late for a schedule, or silent. */
	void correct(Scheduler quartz, String schedule, Instant after) throws SchedulerException {
		Optional<Schedule> found = this.schedules.find(schedule).filter(Schedule::isEnabled);
		if (found.isPresent()) {
			correct(quartz, found.get(), after);
		}
	}

	private static void correct(Scheduler quartz, Schedule schedule, Instant after) throws SchedulerException {
		TriggerKey key = new TriggerKey(schedule.name() + CORRECTED, GROUP);
		Optional<Instant> correction = correction(schedule, after);
		Trigger known = quartz.getTrigger(key);
		if (correction.isEmpty() || (known != null && known.getStartTime().toInstant().equals(correction.get()))) {
			return;
		}
		Trigger trigger = TriggerBuilder.newTrigger()
			.withIdentity(key)
			.forJob(job(schedule))
			.startAt(Date.from(correction.get()))
			.withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
			.build();
		try {
			quartz.unscheduleJob(key);
			quartz.scheduleJob(trigger);
		}
		catch (ObjectAlreadyExistsException ex) {
			// Another process was quicker, and knows the same.
			logger.debug("{} is corrected already", schedule.name(), ex);
		}
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

	private static JobKey job(Schedule schedule) {
		return new JobKey(schedule.name(), GROUP);
	}

}
