package io.tradu.batch.schedule;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Makes Quartz know the schedules that are set, and no others. */
@Component
class QuartzSchedules {

	private static final Logger logger = LoggerFactory.getLogger(QuartzSchedules.class);

	private static final String SETTINGS = "settings";

	private final Schedules schedules;

	QuartzSchedules(Schedules schedules) {
		this.schedules = schedules;
	}

	/** Makes what Quartz knows agree with the settings. */
	void reconcile(Scheduler quartz, Instant now) throws SchedulerException {
		List<Schedule> enabled = this.schedules.all().stream().filter(Schedule::isEnabled).toList();
		List<JobKey> wanted = enabled.stream().map(QuartzTriggers::job).toList();
		for (JobKey key : quartz.getJobKeys(GroupMatcher.jobGroupEquals(QuartzTriggers.GROUP))) {
			if (!wanted.contains(key)) {
				// In one step with its triggers, one of which may just be used up.
				quartz.deleteJobs(List.of(key));
				quartz.deleteCalendar(key.getName());
			}
		}
		for (Schedule schedule : enabled) {
			if (!isKnown(quartz, schedule, now) && schedule.next(now).isPresent()) {
				schedule(quartz, schedule, now);
			}
			correct(quartz, schedule, now);
		}
	}

	private static boolean isKnown(Scheduler quartz, Schedule schedule, Instant now) throws SchedulerException {
		JobDetail known = quartz.getJobDetail(QuartzTriggers.job(schedule));
		return known != null && schedule.settings().text().equals(known.getJobDataMap().getString(SETTINGS))
				&& isAlive(quartz, schedule, now);
	}

	// A trigger that Quartz has given up on, has lost or has forgotten to release never
	// rings again. What is too late for the schedule need not.
	private static boolean isAlive(Scheduler quartz, Schedule schedule, Instant now) throws SchedulerException {
		Trigger cron = quartz.getTrigger(QuartzTriggers.cron(schedule));
		TriggerState state = quartz.getTriggerState(QuartzTriggers.cron(schedule));
		Date next = (cron != null) ? cron.getNextFireTime() : null;
		return next != null && state != TriggerState.ERROR
				&& !next.toInstant().isBefore(now.minus(schedule.startWithin()));
	}

	private static void schedule(Scheduler quartz, Schedule schedule, Instant now) throws SchedulerException {
		JobDetail job = JobBuilder.newJob(LaunchJob.class)
			.withIdentity(QuartzTriggers.job(schedule))
			.usingJobData(SETTINGS, schedule.settings().text())
			.requestRecovery()
			.storeDurably()
			.build();
		quartz.addCalendar(schedule.name(), QuartzTriggers.holidays(schedule), true, true);
		// All at once, and nothing removed first: other processes may be about to do the
		// same.
		quartz.scheduleJob(job, Set.of(QuartzTriggers.cron(schedule, now)), true);
		if (QuartzTriggers.correction(schedule, now).isEmpty()) {
			quartz.unscheduleJob(QuartzTriggers.corrected(schedule));
		}
	}

	/** Has Quartz ring once more where it would be too late for a schedule, or silent. */
	void correct(Scheduler quartz, String schedule, Instant after) throws SchedulerException {
		Optional<Schedule> found = this.schedules.find(schedule).filter(Schedule::isEnabled);
		if (found.isPresent()) {
			correct(quartz, found.get(), after);
		}
	}

	private static void correct(Scheduler quartz, Schedule schedule, Instant after) throws SchedulerException {
		TriggerKey key = QuartzTriggers.corrected(schedule);
		Optional<Instant> correction = QuartzTriggers.correction(schedule, after);
		Trigger known = quartz.getTrigger(key);
		if (correction.isEmpty() || (known != null && known.getStartTime().toInstant().equals(correction.get()))) {
			return;
		}
		Trigger corrected = QuartzTriggers.corrected(schedule, correction.get());
		try {
			if (quartz.rescheduleJob(key, corrected) == null) {
				quartz.scheduleJob(corrected);
			}
		}
		catch (ObjectAlreadyExistsException ex) {
			// Another process was quicker, and knows the same.
			logger.debug("{} is corrected already", schedule.name(), ex);
		}
	}

}
