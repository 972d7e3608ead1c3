package io.tradu.replay;

import java.util.List;
import java.util.Optional;

import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.FirstFailure;
import io.tradu.document.Night;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/**
 * What became of the letters of a replay.
 *
 * @param replay the replay's number; 0 if there was nothing to run
 * @param execution its job execution; null if there was nothing to run
 * @param items its letters, as they are now
 * @param returned letters whose document was put back into the inbox
 * @param nights the nights they belong to
 */
public record ReplayReport(long replay, @Nullable JobExecution execution, List<ReplayItem> items, List<Letter> returned,
		List<Night> nights) {

	/** Returns how the run ended. */
	public BatchStatus status() {
		return (this.execution != null) ? this.execution.getStatus() : BatchStatus.COMPLETED;
	}

	/** Returns how many letters have come to a state. */
	public long count(ItemState state) {
		return this.items.stream().filter((item) -> item.state() == state).count();
	}

	/** Returns the first cause of a failure of the run. */
	public Optional<FailureReport> failure() {
		return Optional.ofNullable(this.execution).flatMap(FirstFailure::of).map(FailureReport::of);
	}

	/** Returns the name of the step that failed. */
	public Optional<String> failedStep() {
		return Optional.ofNullable(this.execution)
			.flatMap((run) -> run.getStepExecutions()
				.stream()
				.filter((step) -> step.getStatus() == BatchStatus.FAILED)
				.map(StepExecution::getStepName)
				.findFirst());
	}

}
