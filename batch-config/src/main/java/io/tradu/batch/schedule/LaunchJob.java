package io.tradu.batch.schedule;

import java.time.Instant;

import io.tradu.batch.failure.FailureReport;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Is run by Quartz when a schedule is due, and only passes that on. */
@DisallowConcurrentExecution
class LaunchJob implements Job {

	private static final Logger logger = LoggerFactory.getLogger(LaunchJob.class);

	private final DueLaunches due;

	private final QuartzSchedules quartz;

	LaunchJob(DueLaunches due, QuartzSchedules quartz) {
		this.due = due;
		this.quartz = quartz;
	}

	@Override
	public void execute(JobExecutionContext context) {
		String schedule = context.getJobDetail().getKey().getName();
		try {
			Instant at = context.getScheduledFireTime().toInstant();
			this.due.rung(schedule, at);
			this.quartz.correct(context.getScheduler(), schedule, at);
		}
		catch (Exception ex) {
			// The second clock has it heard again, and notices what has come of it.
			logger.error("Schedule {} is due, and its launch could not be asked for yet: {}", schedule,
					FailureReport.of(ex).sentence());
		}
	}

}
