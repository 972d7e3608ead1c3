package io.tradu.batch.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.Retryable;
import org.springframework.stereotype.Component;

/** Measures runs and their steps: how long, how much, how often tried again. */
@Component
public class StepMeters implements StepExecutionListener {

	private static final String STEP = "step";

	private static final String STATUS = "status";

	private static final String CATEGORY = "category";

	private final MeterRegistry registry;

	private final ErrorRatios errors;

	// By the number of the execution. The times that it has itself are local ones, and
	// jump.
	private final Map<Long, Long> started = new ConcurrentHashMap<>();

	StepMeters(MeterRegistry registry, ErrorRatios errors) {
		this.registry = registry;
		this.errors = errors;
	}

	@Override
	public void beforeStep(StepExecution step) {
		this.started.put(step.getId(), System.nanoTime());
		// A counter that nothing was counted with would not be there to be looked at.
		for (FailureCategory category : FailureCategory.values()) {
			this.registry.counter("tradu.failures", STEP, step.getStepName(), CATEGORY, category.tag());
			this.registry.counter("tradu.retries", STEP, step.getStepName(), CATEGORY, category.tag());
		}
	}

	@Override
	public ExitStatus afterStep(StepExecution step) {
		Long started = this.started.remove(step.getId());
		if (started != null) {
			this.registry.timer("tradu.step", STEP, step.getStepName(), STATUS, step.getStatus().name())
				.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
		}
		count(step, "read", step.getReadCount());
		count(step, "written", step.getWriteCount());
		count(step, "skipped", step.getSkipCount());
		count(step, "rolled-back", step.getRollbackCount());
		step.getFailureExceptions().forEach((failure) -> count(step, FailureReport.of(failure).category()));
		return step.getExitStatus();
	}

	private void count(StepExecution step, FailureCategory category) {
		this.registry.counter("tradu.failures", STEP, step.getStepName(), CATEGORY, category.tag()).increment();
		this.errors.failed(category);
	}

	private void count(StepExecution step, String kind, long number) {
		this.registry.counter("tradu.step.items", STEP, step.getStepName(), "kind", kind).increment(number);
	}

	/** Makes the counters of a run that begins. */
	public void begins(JobExecution execution) {
		List.of(BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED)
			.forEach((status) -> runs(execution, status));
	}

	/** Counts a run that has ended. */
	public void ended(JobExecution execution) {
		runs(execution, execution.getStatus()).increment();
	}

	private Counter runs(JobExecution execution, BatchStatus status) {
		return this.registry.counter("tradu.runs", "job", execution.getJobInstance().getJobName(), STATUS,
				status.name());
	}

	/** Returns what counts the items of a step that are tried again. */
	public RetryListener retries(String step) {
		return new RetryListener() {

			@Override
			public void beforeRetry(RetryPolicy policy, Retryable<?> retryable, RetryState state) {
				FailureCategory category = FailureReport.of(state.getLastException()).category();
				StepMeters.this.registry.counter("tradu.retries", STEP, step, CATEGORY, category.tag()).increment();
			}

		};
	}

}
