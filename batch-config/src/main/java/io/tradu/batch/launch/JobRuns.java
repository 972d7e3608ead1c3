package io.tradu.batch.launch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** Runs jobs in this process, one at a time. */
@Component
public class JobRuns implements JobExecutionListener {

	private static final Logger logger = LoggerFactory.getLogger(JobRuns.class);

	private final JobOperator operator;

	private final JobRepository repository;

	private final AtomicReference<JobExecution> running = new AtomicReference<>();

	private volatile CountDownLatch ended = new CountDownLatch(0);

	JobRuns(JobOperator operator, JobRepository repository) {
		this.operator = operator;
		this.repository = repository;
	}

	/** Returns the newest execution for the business key. */
	public Optional<JobExecution> last(String job, JobParameters businessKey) {
		return Optional.ofNullable(this.repository.getLastJobExecution(job, businessKey));
	}

	/**
	 * Starts the job, or goes on with it where its last execution for the same business
	 * key stopped, and returns when it has ended. The caller must hold the lease on the
	 * business key: an execution that still counts as running is taken for one whose
	 * process died.
	 * @throws JobExecutionException if the job may not run with this key, for example
	 * because it is complete
	 */
	public JobExecution startOrContinue(Job job, JobParameters businessKey) throws JobExecutionException {
		Optional<JobExecution> last = last(job.getName(), businessKey);
		if (last.isPresent() && last.get().isRunning()) {
			logger.warn("Execution {} of {} was left behind by a dead process; recovering it", last.get().getId(),
					job.getName());
			this.operator.recover(last.get());
		}
		this.ended = new CountDownLatch(1);
		try {
			return this.operator.start(job, businessKey);
		}
		finally {
			this.running.set(null);
			this.ended.countDown();
		}
	}

	/** Asks the running job, if there is one, to stop after the chunk in flight. */
	public void stop() {
		JobExecution execution = this.running.get();
		if (execution != null) {
			try {
				this.operator.stop(execution);
			}
			catch (JobExecutionNotRunningException ex) {
				logger.debug("It ended by itself meanwhile", ex);
			}
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
	}

}
