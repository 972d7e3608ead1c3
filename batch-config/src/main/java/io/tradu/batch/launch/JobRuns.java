package io.tradu.batch.launch;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.tradu.batch.audit.Act;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.FirstFailure;
import io.tradu.batch.history.RunHistory;
import io.tradu.batch.log.LogScope;
import io.tradu.batch.metrics.StepMeters;
import io.tradu.batch.recovery.DecisionNeeded;
import io.tradu.batch.recovery.Recovery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** Runs jobs in this process, one at a time. */
@Component
public class JobRuns implements JobExecutionListener {

	private static final Logger logger = LoggerFactory.getLogger(JobRuns.class);

	private static final Duration LISTEN_EVERY = Duration.ofSeconds(1);

	private final JobOperator operator;

	private final JobRepository repository;

	private final Recovery recovery;

	private final RunStops stops;

	private final RunHistory history;

	private final StepMeters meters;

	private final RunLog log;

	private final AtomicReference<JobExecution> running = new AtomicReference<>();

	private volatile boolean stopRequested;

	private volatile @Nullable Act interruption;

	private volatile CountDownLatch ended = new CountDownLatch(0);

	JobRuns(JobOperator operator, JobRepository repository, Recovery recovery, RunStops stops, RunHistory history,
			StepMeters meters, RunLog log) {
		this.operator = operator;
		this.repository = repository;
		this.recovery = recovery;
		this.stops = stops;
		this.history = history;
		this.meters = meters;
		this.log = log;
	}

	/** Returns the newest execution for the business key. */
	public Optional<JobExecution> last(String job, JobParameters businessKey) {
		return Optional.ofNullable(this.repository.getLastJobExecution(job, businessKey));
	}

	/**
	 * Starts the job, or goes on with it where its last execution for the same business
	 * key stopped, and returns when it has ended. The caller must hold the lease on the
	 * business key: an execution that still counts as running is taken for one whose
	 * process died, and put right first. The job's steps must find their place from their
	 * own data, saved in the chunks' transactions: then it does not matter whether a
	 * commit that nobody heard of took effect, and an execution that this process saw end
	 * that way counts as failed.
	 * @throws DecisionNeeded if the outcome of the last execution is unknown
	 * @throws JobExecutionException if the job may not run with this key, for example
	 * because it is complete
	 */
	public JobExecution startOrContinue(Job job, JobParameters businessKey) throws JobExecutionException {
		this.stopRequested = false;
		this.interruption = null;
		last(job.getName(), businessKey).filter(Recovery::isUnsettled)
			.ifPresent((last) -> logger.warn("Execution {} was left {} by a process that died: {}", last.getId(),
					last.getStatus(), this.recovery.recover(last)));
		this.ended = new CountDownLatch(1);
		ScheduledExecutorService listener = listener();
		LogScope scope = LogScope.open();
		try {
			JobExecution execution = this.operator.start(job, businessKey);
			if (Recovery.isUnknown(execution)) {
				settle(execution);
			}
			this.history.ended(execution);
			return execution;
		}
		catch (RuntimeException | Error ex) {
			JobExecution begun = this.running.get();
			if (begun != null) {
				// It could not record its own end.
				this.history.fails(begun, ex);
			}
			throw ex;
		}
		finally {
			scope.close();
			listener.shutdownNow();
			this.running.set(null);
			this.ended.countDown();
		}
	}

	// This process has seen the execution end, and nothing of it is in flight any more.
	private void settle(JobExecution execution) {
		logger.warn("Nobody heard whether the last commit of execution {} took effect; it counts as failed: {}",
				execution.getId(), this.recovery.settle(execution));
		execution.setStatus(BatchStatus.FAILED);
		execution.getStepExecutions()
			.stream()
			.filter((step) -> step.getStatus() == BatchStatus.UNKNOWN)
			.forEach((step) -> step.setStatus(BatchStatus.FAILED));
	}

	/**
	 * Gives an execution up for good: it can never be continued. The caller must hold the
	 * lease, and have put the execution right.
	 * @throws JobExecutionException if it runs
	 */
	public void abandon(long executionId) throws JobExecutionException {
		// The framework looks for the newest execution in a transaction of its own, which
		// does not see what the caller's has changed.
		JobExecution execution = Objects.requireNonNull(this.repository.getJobExecution(executionId));
		LocalDateTime ended = execution.getEndTime();
		this.operator.abandon(execution);
		if (ended != null) {
			// The framework ends it anew, as if it had worked until now.
			execution.setEndTime(ended);
			this.repository.update(execution);
		}
	}

	private ScheduledExecutorService listener() {
		ScheduledExecutorService listener = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "stop-requests");
			thread.setDaemon(true);
			return thread;
		});
		listener.scheduleWithFixedDelay(LogScope.carried(this::listen), LISTEN_EVERY.toMillis(),
				LISTEN_EVERY.toMillis(), TimeUnit.MILLISECONDS);
		return listener;
	}

	private void listen() {
		JobExecution execution = this.running.get();
		try {
			if (execution != null && !this.stopRequested) {
				this.stops.find(execution.getId()).ifPresent((request) -> {
					// The words of a person may quote anything; they stand in the audit
					// log.
					logger.info("{} asked for a stop", request.by());
					stop();
				});
			}
		}
		catch (RuntimeException ex) {
			logger.debug("Stop requests could not be read; they are read again soon", ex);
		}
	}

	/** Asks the running job, if there is one, to stop after the chunk in flight. */
	public void stop() {
		this.stopRequested = true;
		JobExecution execution = this.running.get();
		if (execution != null && execution.isRunning()) {
			// Told to the execution in memory only. Written by this thread, it would show
			// as ended while its chunk is still in flight, and the two threads' updates
			// could meet.
			execution.setStatus(BatchStatus.STOPPING);
		}
	}

	/**
	 * Asks the running job to stop since its process is told to end, and lets that be
	 * recorded with it.
	 * @param act whose doing that is: a person's, who stops the job by it, or the line's
	 * own, which lets it go on later
	 */
	public void interrupt(Act act) {
		this.interruption = act;
		stop();
	}

	/**
	 * Asks the running job to stop and waits for it.
	 * @return whether nothing runs any more
	 */
	public boolean stopAndWait(Duration patience) throws InterruptedException {
		stop();
		return this.ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void beforeJob(JobExecution execution) {
		this.log.starts(execution);
		this.history.begins(execution);
		this.meters.begins(execution);
		this.running.set(execution);
		if (this.stopRequested) {
			execution.setStatus(BatchStatus.STOPPING);
		}
	}

	@Override
	public void afterJob(JobExecution execution) {
		sayWhy(execution);
		this.stops.stopped(execution, this.stopRequested, this.interruption);
		Duration worked = this.history.ends(execution);
		this.meters.ended(execution);
		this.log.ends(execution, worked);
	}

	// Operators read it in the dashboard, where the framework would show a stack trace.
	private static void sayWhy(JobExecution execution) {
		FirstFailure.of(execution).map(FailureReport::of).ifPresent((report) -> {
			String description = report.category().tag() + ": " + report.sentence();
			execution.setExitStatus(new ExitStatus(execution.getExitStatus().getExitCode(), description));
		});
	}

}
