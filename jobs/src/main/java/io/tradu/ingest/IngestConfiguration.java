package io.tradu.ingest;

import java.util.List;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.step.StepTemplates;
import io.tradu.document.Blocks;
import io.tradu.document.Document;
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

	private static final String STEP = "ingestRows";

	private static final String STAGE = "ingest";

	@Bean
	Step ingestRows(StepTemplates steps, RowReader rowReader, BlockWriter blockWriter, StageMeters meters) {
		return steps.<RowBatch, RowBatch>wholeChunk(STEP)
			.reader(rowReader)
			.writer(blockWriter)
			.listener(meters.<RowBatch>writes(STAGE, IngestConfiguration::passages, IngestConfiguration::rows))
			.listener(meters.<RowBatch>chunks(STAGE,
					(batch) -> batch.rows().stream().findFirst().map(SourceRow::document)))
			.build();
	}

	@Bean
	@StepScope
	RowReader rowReader(@Value("#{stepExecution.jobExecution}") JobExecution execution, Nights nights,
			ReceivedDocuments documents, DocumentClosing closing, StepTemplates steps, IngestProperties properties) {
		return new RowReader(nights.of(execution), documents, closing, steps.chunkSize(STEP), properties.chunkBytes());
	}

	@Bean
	@StepScope
	BlockWriter blockWriter(@Value("#{stepExecution.jobExecution}") JobExecution execution, Nights nights,
			IngestProperties properties, TargetRules targets, Blocks blocks, DeadLetters deadLetters) {
		return new BlockWriter(nights.of(execution), properties, targets, blocks, deadLetters);
	}

	private static List<Passage> passages(Chunk<? extends RowBatch> chunk) {
		return chunk.getItems()
			.stream()
			.flatMap((batch) -> batch.goodRows().stream())
			.flatMap((rows) -> passages(rows).stream())
			.toList();
	}

	private static long rows(Chunk<? extends RowBatch> chunk) {
		return chunk.getItems().stream().flatMap((batch) -> batch.goodRows().stream()).mapToLong(List::size).sum();
	}

	private static List<Passage> passages(List<SourceRow> rows) {
		Document document = rows.get(0).document();
		long characters = rows.stream().mapToLong((row) -> row.text().length()).sum();
		return document.targets()
			.stream()
			.map((target) -> new Passage(document, target, Passage.NO_ROUTE, rows.size(), characters))
			.toList();
	}

}
