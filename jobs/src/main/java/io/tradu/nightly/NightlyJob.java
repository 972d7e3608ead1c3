package io.tradu.nightly;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.database.DatabaseBackups;
import io.tradu.batch.launch.JobRuns;
import io.tradu.batch.preflight.Preflight;
import io.tradu.document.Night;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The job {@code nightly}, night by night. */
@Component
class NightlyJob {

	private final JobRuns runs;

	private final Job nightly;

	private final NightTask task;

	private final ApplicationEventPublisher events;

	private final Preflight preflight;

	private final DatabaseBackups backups;

	NightlyJob(JobRuns runs, Job nightly, NightTask task, ApplicationEventPublisher events, Preflight preflight,
			DatabaseBackups backups) {
		this.runs = runs;
		this.nightly = nightly;
		this.task = task;
		this.events = events;
		this.preflight = preflight;
		this.backups = backups;
	}

	/**
	 * Makes sure that the surroundings let a night run.
	 * @return what an operator has to know, as sentences
	 * @throws io.tradu.batch.preflight.PreflightException if they do not
	 */
	List<String> requireSurroundings() {
		return this.preflight.require()
			.stream()
			.map((warning) -> warning.sentence() + " (" + warning.rule() + ")")
			.toList();
	}

	/** Returns the newest run of a night. */
	Optional<JobExecution> last(Night night) {
		return this.runs.last(NightRunner.JOB, night.parameters());
	}

	/**
	 * Runs a night, tells whoever wants to know that it has ended, and returns what it
	 * came to.
	 * @throws Refused if Spring Batch does not let it run
	 */
	NightRun run(Night night) {
		this.task.begins(night);
		long begun = System.nanoTime();
		NightRun run;
		try {
			JobExecution execution = this.runs.startOrContinue(this.nightly, night.parameters());
			run = new NightRun(night, execution, Duration.ofNanos(System.nanoTime() - begun));
		}
		catch (JobExecutionException ex) {
			String words = "night " + night.label() + " cannot run: " + ex.getMessage();
			this.task.refused(words);
			throw new Refused(words);
		}
		catch (RuntimeException ex) {
			this.task.fails(night, ex);
			throw ex;
		}
		// Whoever has lost the lease has nothing to say of the night any more.
		run.lostLease()
			.ifPresentOrElse((lost) -> this.task.refused("the night goes on elsewhere: " + lost.getMessage()), () -> {
				this.task.ends(run);
				ended(night);
				this.backups.make();
			});
		return run;
	}

	/** Asks the night that runs to stop after the chunk in flight. */
	void stop() {
		this.runs.stop();
	}

	/**
	 * Gives a night's run up for good.
	 * @throws Refused if it runs
	 */
	void abandon(JobExecution run) {
		try {
			this.runs.abandon(run.getId());
		}
		catch (JobExecutionException ex) {
			throw new Refused("run " + run.getId() + " cannot be abandoned: " + ex.getMessage());
		}
	}

	/** Tells whoever wants to know that nothing runs. */
	void atRest() {
		this.events.publishEvent(new LineAtRest());
	}

	/** Tells whoever wants to know. */
	void ended(Night night) {
		this.events.publishEvent(new NightEnded(night));
	}

}
