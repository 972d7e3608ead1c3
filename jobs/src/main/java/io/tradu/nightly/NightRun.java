package io.tradu.nightly;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.FirstFailure;
import io.tradu.batch.lease.LeaseLost;
import io.tradu.batch.recovery.DecisionNeeded;
import io.tradu.document.Night;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/**
 * A run of a night that has ended.
 *
 * @param night the night
 * @param execution its job execution
 * @param duration how long it took, by a monotonic clock
 */
public record NightRun(Night night, JobExecution execution, Duration duration) {

	public BatchStatus status() {
		return this.execution.getStatus();
	}

	/** Returns the first cause of a failure. */
	public Optional<FailureReport> failure() {
		return FirstFailure.of(this.execution).map(FailureReport::of);
	}

	/** Returns the decision that the run waits for, if it does. */
	public Optional<DecisionNeeded> decision() {
		return cause(DecisionNeeded.class);
	}

	/** Returns how the run was stopped by the loss of its lease, if it was. */
	Optional<LeaseLost> lostLease() {
		return cause(LeaseLost.class);
	}

	private <T extends Throwable> Optional<T> cause(Class<T> type) {
		return this.execution.getAllFailureExceptions()
			.stream()
			.flatMap((failure) -> Stream.iterate(failure, Objects::nonNull, Throwable::getCause))
			.filter(type::isInstance)
			.map(type::cast)
			.findFirst();
	}

	/** Returns the name of the step that failed. */
	public Optional<String> failedStep() {
		return this.execution.getStepExecutions()
			.stream()
			.filter((step) -> step.getStatus() == BatchStatus.FAILED || step.getStatus() == BatchStatus.UNKNOWN)
			.map(StepExecution::getStepName)
			.findFirst();
	}

}
