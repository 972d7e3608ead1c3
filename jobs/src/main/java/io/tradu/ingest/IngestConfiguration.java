package io.tradu.ingest;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.step.StepTemplates;
import io.tradu.document.Blocks;
import io.tradu.document.DocumentFile;
import io.tradu.document.Documents;
import io.tradu.document.Nights;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step {@code ingestRows}. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

	@Bean
	Step ingestRows(StepTemplates steps, RowReader rowReader, RowValidator rowValidator, BlockWriter blockWriter) {
		return steps.<SourceRow, SourceRow>chunk("ingestRows")
			.reader(rowReader)
			.processor(rowValidator)
			.writer(blockWriter)
			.build();
	}

	@Bean
	@StepScope
	RowReader rowReader(@Value("#{stepExecution.jobExecution}") JobExecution execution, Nights nights,
			Documents documents, DocumentFile files, SourceLanguages languages, DocumentClosing closing) {
		return new RowReader(nights.of(execution), documents, files, languages, closing);
	}

	@Bean
	@StepScope
	BlockWriter blockWriter(@Value("#{stepExecution.jobExecution}") JobExecution execution, Nights nights,
			IngestProperties properties, TargetRules targets, Blocks blocks, DeadLetters deadLetters) {
		return new BlockWriter(nights.of(execution), properties, targets, blocks, deadLetters);
	}

}
