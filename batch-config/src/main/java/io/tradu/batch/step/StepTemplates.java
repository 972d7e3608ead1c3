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
		return chunk(name, this.properties.chunkSize(name));
	}

	private <I, O> ChunkOrientedStepBuilder<I, O> chunk(String name, int size) {
		return new StepBuilder(name, this.jobRepository).listener(this.meters)
			.listener(this.log)
			.<I, O>chunk(size)
			.transactionManager(this.transactionManager)
			.faultTolerant()
			.retryPolicy(this.policies.retryTransientFailures())
			.retryListener(this.meters.retries(name))
			.skipPolicy(this.policies.skipRejectedItems(name))
			.skipListener(new RejectedItemListener(this.deadLetters));
	}

	/**
	 * Starts a chunk-oriented step whose reader decides what one transaction takes, and
	 * hands that out as one item: Spring Batch counts the items of a chunk, not their
	 * bytes.
	 * @param name name of the step; its {@link #chunkSize(String) chunk size} is a limit
	 * that the reader has to keep
	 */
	public <I, O> ChunkOrientedStepBuilder<I, O> wholeChunk(String name) {
		return chunk(name, 1);
	}

	/** Returns how many items the settings allow for one transaction of a step. */
	public int chunkSize(String name) {
		return this.properties.chunkSize(name);
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
