package io.tradu.nightly;

import io.tradu.batch.launch.JobRuns;
import io.tradu.document.Night;
import io.tradu.throughput.RunThroughputs;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.DefaultJobParametersValidator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The line. */
@Configuration(proxyBeanMethods = false)
class NightlyJobConfiguration {

	@Bean
	Job nightly(JobRepository jobRepository, JobRuns jobRuns, RunThroughputs runThroughputs, NightTask nightTask,
			Step receiveDocuments, Step ingestRows, Step translateBlocks, Step checkBlocks, Step deliverDocuments,
			Step reconcileNight) {
		return new JobBuilder(NightRunner.JOB, jobRepository)
			.validator(new DefaultJobParametersValidator(
					new String[] { Night.DATE_PARAMETER, Night.SEQUENCE_PARAMETER }, new String[0]))
			.listener(jobRuns)
			.listener(runThroughputs)
			.listener(nightTask)
			.start(receiveDocuments)
			.next(ingestRows)
			.next(translateBlocks)
			.next(checkBlocks)
			.next(deliverDocuments)
			.next(reconcileNight)
			.build();
	}

}
