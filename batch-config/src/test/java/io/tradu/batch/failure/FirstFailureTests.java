package io.tradu.batch.failure;

import org.junit.jupiter.api.Test;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;

import static org.assertj.core.api.Assertions.assertThat;

class FirstFailureTests {

	private final JobExecution run = new JobExecution(1, new JobInstance(1, "job"), new JobParameters());

	@Test
	void takesTheFirstFailureOfTheFirstStepThatFailed() {
		this.run.addFailureException(new IllegalStateException("the job"));
		step(1);
		step(2, "the engine is gone", "the connection is closed");
		step(3, "nothing to deliver");

		assertThat(FirstFailure.of(this.run))
			.hasValueSatisfying((failure) -> assertThat(failure).hasMessage("the engine is gone"));
	}

	@Test
	void takesTheFailureOfTheJobWhereNoStepHasFailed() {
		this.run.addFailureException(new IllegalStateException("the job"));

		assertThat(FirstFailure.of(this.run)).isPresent();
	}

	@Test
	void findsNoneInARunThatCompleted() {
		step(1);

		assertThat(FirstFailure.of(this.run)).isEmpty();
	}

	private void step(long id, String... failures) {
		StepExecution step = new StepExecution(id, "step " + id, this.run);
		for (String failure : failures) {
			step.addFailureException(new IllegalStateException(failure));
		}
		this.run.addStepExecution(step);
	}

}
