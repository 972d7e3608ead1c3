package io.tradu.batch.launch;

import java.time.LocalDateTime;
import java.util.UUID;

import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UnreadableContextIntegrationTests {

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void namesItsRun(TestDatabase database) {
		JobRepository repository = database.bean(JobRepository.class);
		JobExecution execution = execution(repository);
		String stored = "{\"a\":[\"" + UUID.randomUUID() + "\",1]}";
		database.jdbc()
			.update("update batch_job_execution_context set short_context = ? where job_execution_id = ?", stored,
					execution.getId());

		assertThatExceptionOfType(UnreadableContextException.class)
			.isThrownBy(() -> repository.getJobExecution(execution.getId()))
			.withMessageContaining("run " + execution.getId() + " ");

		database.jdbc()
			.update("update batch_job_execution_context set short_context = '{}' where job_execution_id = ?",
					execution.getId());
		assertThat(repository.getJobExecution(execution.getId()).getExecutionContext().isEmpty()).isTrue();
	}

	private static JobExecution execution(JobRepository repository) {
		JobInstance instance = repository.createJobInstance("context " + UUID.randomUUID(), new JobParameters());
		JobExecution execution = repository.createJobExecution(instance, new JobParameters(), new ExecutionContext());
		execution.setStatus(BatchStatus.COMPLETED);
		execution.setExitStatus(ExitStatus.COMPLETED);
		execution.setEndTime(LocalDateTime.MAX.withYear(2026));
		repository.update(execution);
		return execution;
	}

}
