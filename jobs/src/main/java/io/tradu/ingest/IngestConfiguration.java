package io.tradu.ingest;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.step.StepTemplates;
import io.tradu.document.Blocks;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.Documents;
import io.tradu.document.Nights;
import io.tradu.meter.Passage;
import io.tradu.meter.StageMeters;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step {@code ingestRows}. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

	private static final String STAGE = "ingest";

	@Bean
	Step ingestRows(StepTemplates steps, RowReader rowReader, RowValidator rowValidator, BlockWriter blockWriter,
			StageMeters meters) {
		return steps.<SourceRow, SourceRow>chunk("ingestRows")
			.reader(rowReader)
			.processor(rowValidator)
			.writer(blockWriter)
			.listener(meters.<SourceRow>writes(STAGE, IngestConfiguration::passages))
			.listener(meters.chunks(STAGE, SourceRow::document))
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

	private static List<Passage> passages(Chunk<? extends SourceRow> chunk) {
		Map<Document, LongSummaryStatistics> byDocument = chunk.getItems()
			.stream()
			.collect(Collectors.groupingBy(SourceRow::document,
					Collectors.summarizingLong((row) -> row.entry().rawText().length())));
		return byDocument.entrySet()
			.stream()
			.flatMap((entry) -> entry.getKey()
				.targets()
				.stream()
				.map((target) -> new Passage(entry.getKey(), target, Passage.NO_ROUTE, entry.getValue().getCount(),
						entry.getValue().getSum())))
			.toList();
	}

}
