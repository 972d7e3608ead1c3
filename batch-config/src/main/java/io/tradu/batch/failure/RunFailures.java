package io.tradu.batch.failure;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** The failures of a run. */
public final class RunFailures {

	private RunFailures() {
	}

	/**
	 * Returns the failure that came first: of its steps, else of the job.
	 * {@link JobExecution#getAllFailureExceptions()} is in no order.
	 */
	public static Optional<Throwable> first(JobExecution run) {
		return Stream
			.concat(run.getStepExecutions()
				.stream()
				.sorted(Comparator.comparingLong(StepExecution::getId))
				.map(StepExecution::getFailureExceptions), Stream.of(run.getFailureExceptions()))
			.filter((failures) -> !failures.isEmpty())
			.findFirst()
			.map((failures) -> failures.get(0));
	}

}
