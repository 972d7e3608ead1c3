package io.tradu.batch.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/** Runs jobs in this process, one at a time. */
@Component
public class JobRuns implements JobExecutionListener {

	private static final Logger logger = LoggerFactory.getLogger(JobRuns.class);

	private final JobOperator operator;

	private final JobRepository repository;

	private final Clock clock;

	private final AtomicReference<JobExecution> running = new AtomicReference<>();

	private volatile boolean stopRequested;

	private volatile CountDownLatch ended = new CountDownLatch(0);

	JobRuns(JobOperator operator, JobRepository repository, Clock clock) {
		this.operator = operator;
		this.repository = repository;
		this.clock = clock;
	}

	/** Returns the newest execution for the business key. */
	public Optional<JobExecution> last(String job, JobParameters businessKey) {
		return Optional.ofNullable(this.repository.getLastJobExecution(job, businessKey));
	}

	/**
	 * Starts the job, or goes on with it where its last execution for the same business
	 * key stopped, and returns when it has ended. The caller must hold the lease on the
	 * business key: an execution that still counts as running is taken for one whose
	 * process died. The job's steps must find their place from their own data, saved in
	 * the chunks' transactions: then it does not matter whether a commit that nobody
	 * heard of took effect, and an execution whose outcome is unknown goes on too.
	 * @throws JobExecutionException if the job may not run with this key, for example
	 * because it is complete
	 */
	public JobExecution startOrContinue(Job job, JobParameters businessKey) throws JobExecutionException {
		this.stopRequested = false;
		last(job.getName(), businessKey).ifPresent(this::settle);
		this.ended = new CountDownLatch(1);
		try {
			return this.operator.start(job, businessKey);
		}
		finally {
			this.running.set(null);
			this.ended.countDown();
		}
	}

	private void settle(JobExecution last) {
		boolean unknown = last.getStatus() == BatchStatus.UNKNOWN;
		if (unknown || last.isRunning() || last.getStepExecutions().stream().anyMatch(JobRuns::isOpen)) {
			logger.warn("Execution {} was left {} by a process that died or lost its database; it counts as failed",
					last.getId(), last.getStatus());
			last.getStepExecutions().stream().filter(JobRuns::isOpen).forEach(this::fail);
			last.setStatus(BatchStatus.FAILED);
			last.setEndTime(now());
			this.repository.update(last);
		}
	}

	// An ended execution can have a step that is still open: a stop is written to the
	// execution at once, and the process may be killed before the step hears of it.
	private static boolean isOpen(StepExecution step) {
		return step.getStatus().isRunning() || step.getStatus() == BatchStatus.UNKNOWN;
	}

	private void fail(StepExecution step) {
		step.setStatus(BatchStatus.FAILED);
		step.setEndTime(now());
		this.repository.update(step);
	}

	private LocalDateTime now() {
		return LocalDateTime.now(this.clock);
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
	 * Asks the running job to stop and waits for it.
	 * @return whether nothing runs any more
	 */
	public boolean stopAndWait(Duration patience) throws InterruptedException {
		stop();
		return this.ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void beforeJob(JobExecution execution) {
		this.running.set(execution);
		if (this.stopRequested) {
			execution.setStatus(BatchStatus.STOPPING);
		}
	}

}
