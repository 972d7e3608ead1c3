package io.tradu.translate;

import java.util.List;

import io.tradu.batch.step.Batches;
import io.tradu.batch.step.BoundedBatchReader;
import io.tradu.batch.step.StepTemplates;
import io.tradu.document.Block;
import io.tradu.document.BlockBatches;
import io.tradu.document.BlockCollector;
import io.tradu.document.BlockOutcome;
import io.tradu.document.BlockResult;
import io.tradu.document.Blocks;
import io.tradu.document.ColumnLayouts;
import io.tradu.document.DocumentFile;
import io.tradu.document.Feeds;
import io.tradu.document.GivenUpBlocks;
import io.tradu.document.KnownDocuments;
import io.tradu.document.Nights;
import io.tradu.engine.Engines;
import io.tradu.engine.TranslationMemory;
import io.tradu.flow.InFlight;
import io.tradu.meter.StageMeters;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The step {@code translateBlocks}. */
@Configuration(proxyBeanMethods = false)
class TranslateConfiguration {

	private static final String STEP = "translateBlocks";

	private static final String STAGE = "translate";

	@Bean
	Step translateBlocks(StepTemplates steps, BoundedBatchReader<InFlight<Block, BlockResult>> pendingBlockReader,
			GivenUpBlocks givenUp, TranslatedBlockWriter translatedBlockWriter, StageMeters meters) {
		return steps.<List<InFlight<Block, BlockResult>>, List<BlockOutcome<BlockResult>>>wholeChunk(STEP)
			.reader(pendingBlockReader)
			.processor(Batches.processor(new BlockCollector<>(givenUp)))
			.writer(Batches.writer(translatedBlockWriter))
			.listener(Batches.listener(meters.<BlockResult>blocks(STAGE, false, (result) -> result)))
			.build();
	}

	@Bean
	@StepScope
	BoundedBatchReader<InFlight<Block, BlockResult>> pendingBlockReader(
			@Value("#{stepExecution.jobExecution}") JobExecution execution, Nights nights, Blocks blocks,
			BlockTranslator translator, Engines engines, TranslateProperties properties, StageMeters meters,
			StepTemplates steps, @Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		PendingBlocks pending = new PendingBlocks(nights.of(execution), blocks, translator, engines,
				ownTransaction(transactionManager));
		return BlockBatches.of(new PendingBlockReader(pending, meters.timed(STAGE, translator::translate),
				properties.threads(), transactionManager), steps.chunkSize(STEP));
	}

	// One for each run: what an engine answered in an earlier one may be why it is asked
	// again.
	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	BlockTranslator blockTranslator(KnownDocuments documents, DocumentFile files, ColumnLayouts layouts, Feeds feeds,
			Engines engines, TranslateProperties properties) {
		return new BlockTranslator(documents, files, layouts, feeds,
				new TranslationMemory(engines, properties.memoryCharacters()));
	}

	private static TransactionTemplate ownTransaction(PlatformTransactionManager transactionManager) {
		TransactionTemplate template = new TransactionTemplate(transactionManager);
		template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		return template;
	}

}
