package io.tradu.replay;

import java.util.Optional;

import io.tradu.batch.launch.JobRuns;
import io.tradu.nightly.NightEnded;
import io.tradu.nightly.Refused;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The job {@code replay}, replay by replay. */
@Component
class ReplayJob {

	private final JobRuns runs;

	private final Job replay;

	private final ApplicationEventPublisher events;

	ReplayJob(JobRuns runs, Job replay, ApplicationEventPublisher events) {
		this.runs = runs;
		this.replay = replay;
		this.events = events;
	}

	/** Returns the newest run of a replay. */
	Optional<JobExecution> last(long number) {
		return this.runs.last(ReplayRunner.JOB, parameters(number));
	}

	/**
	 * Runs a replay and returns its run when it has ended.
	 * @throws Refused if Spring Batch does not let it run
	 */
	JobExecution run(long number) {
		try {
			return this.runs.startOrContinue(this.replay, parameters(number));
		}
		catch (JobExecutionException ex) {
			throw new Refused("replay " + number + " cannot run: " + ex.getMessage());
		}
	}

	/** Asks the replay that runs to stop after the chunk in flight. */
	void stop() {
		this.runs.stop();
	}

	/** Tells whoever wants to know of its nights, and returns the report. */
	ReplayReport ended(ReplayReport report) {
		report.nights().forEach((night) -> this.events.publishEvent(new NightEnded(night)));
		return report;
	}

	static JobParameters parameters(long number) {
		return new JobParametersBuilder().addLong(ReplayRunner.PARAMETER, number).toJobParameters();
	}

}
