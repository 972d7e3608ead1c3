package io.tradu.batch.step;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.metrics.StepMeters;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.builder.TaskletStepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The step shapes any job runs in. A job adds its reader, processor and writer; how
 * failures are handled is decided here.
 */
@Component
public class StepTemplates {

	private final JobRepository jobRepository;

	private final PlatformTransactionManager transactionManager;

	private final StepProperties properties;

	private final FailurePolicies policies;

	private final DeadLetters deadLetters;

	private final StepMeters meters;

	private final StepLog log;

	StepTemplates(JobRepository jobRepository,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager, StepProperties properties,
			FailurePolicies policies, DeadLetters deadLetters, StepMeters meters, StepLog log) {
		this.jobRepository = jobRepository;
		this.transactionManager = transactionManager;
		this.properties = properties;
		this.policies = policies;
		this.deadLetters = deadLetters;
		this.meters = meters;
		this.log = log;
	}

	/**
	 * Starts a chunk-oriented step: transient failures are retried, rejected items become
	 * dead letters in the chunk's own transaction.
	 * @param name name of the step; settings under {@code tradu.batch.steps.<name>} apply
	 * to it
	 */
	public <I, O> ChunkOrientedStepBuilder<I, O> chunk(String name) {
		return new StepBuilder(name, this.jobRepository).listener(this.meters)
			.listener(this.log)
			.<I, O>chunk(this.properties.chunkSize(name))
			.transactionManager(this.transactionManager)
			.faultTolerant()
			.retryPolicy(this.policies.retryTransientFailures())
			.retryListener(this.meters.retries(name))
			.skipPolicy(this.policies.skipRejectedItems(name))
			.skipListener(new RejectedItemListener(this.deadLetters));
	}

	/** Starts a step that does one piece of work in one transaction. */
	public TaskletStepBuilder tasklet(String name, Runnable work) {
		return new StepBuilder(name, this.jobRepository).listener(this.meters)
			.listener(this.log)
			.tasklet((contribution, context) -> {
				work.run();
				return RepeatStatus.FINISHED;
			}, this.transactionManager);
	}

}
