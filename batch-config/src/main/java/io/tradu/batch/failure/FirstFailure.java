package io.tradu.batch.failure;

import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.batch.core.job.JobExecution;

/**
 * Finds what a run failed of first. Spring Batch lists the failures of a run in no
 * particular order, and one is often followed by others: a full disk by a closed
 * database.
 */
public final class FirstFailure {

	private FirstFailure() {
	}

	/** Returns the first failure of the first step that failed, or else of the run. */
	public static Optional<Throwable> of(JobExecution execution) {
		return Stream
			.concat(execution.getStepExecutions().stream().flatMap((step) -> step.getFailureExceptions().stream()),
					execution.getFailureExceptions().stream())
			.findFirst();
	}

}
