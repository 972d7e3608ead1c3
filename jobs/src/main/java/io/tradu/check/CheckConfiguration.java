package io.tradu.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.tradu.batch.step.Batches;
import io.tradu.batch.step.BoundedBatchReader;
import io.tradu.batch.step.StepTemplates;
import io.tradu.document.Block;
import io.tradu.document.BlockBatches;
import io.tradu.document.BlockCollector;
import io.tradu.document.BlockOutcome;
import io.tradu.document.BlockResults;
import io.tradu.document.Blocks;
import io.tradu.document.DocumentFile;
import io.tradu.document.Feed;
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

/** The step {@code checkBlocks}. */
@Configuration(proxyBeanMethods = false)
class CheckConfiguration {

	private static final String STEP = "checkBlocks";

	private static final String STAGE = "check";

	@Bean
	Step checkBlocks(StepTemplates steps, BoundedBatchReader<InFlight<Block, CheckedBlock>> validatingBlockReader,
			GivenUpBlocks givenUp, CheckedBlockWriter checkedBlockWriter, StageMeters meters) {
		return steps.<List<InFlight<Block, CheckedBlock>>, List<BlockOutcome<CheckedBlock>>>wholeChunk(STEP)
			.reader(validatingBlockReader)
			.processor(Batches.processor(new BlockCollector<>(givenUp)))
			.writer(Batches.writer(checkedBlockWriter))
			.listener(Batches.listener(meters.blocks(STAGE, true, CheckedBlock::result)))
			.build();
	}

	@Bean
	@StepScope
	BoundedBatchReader<InFlight<Block, CheckedBlock>> validatingBlockReader(
			@Value("#{stepExecution.jobExecution}") JobExecution execution, Nights nights, Blocks blocks,
			BlockChecker checker, CheckProperties properties, StageMeters meters, StepTemplates steps,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		return BlockBatches.of(new ValidatingBlockReader(nights.of(execution), blocks,
				meters.timed(STAGE, checker::check), properties.threads(), transactionManager), steps.chunkSize(STEP));
	}

	// One for each run: what an engine answered in an earlier one may be why it is asked
	// again.
	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	BlockChecker blockChecker(KnownDocuments documents, DocumentFile files, BlockResults results, Feeds feeds,
			RowChecks checks, Engines engines, CheckProperties properties) {
		return new BlockChecker(documents, files, results, feeds, checks,
				new TranslationMemory(engines, properties.memoryCharacters()));
	}

	@Bean
	QualityChecks qualityChecks(Feeds feeds) {
		Set<String> languages = new TreeSet<>();
		for (Feed feed : feeds.all()) {
			languages.addAll(feed.targets());
			if (feed.source() != null && !feed.detectsSource()) {
				languages.add(feed.source());
			}
		}
		QualityChecks checks = QualityChecks.standard(languages);
		feeds.all().forEach((feed) -> refuseUnknown(feeds, feed, checks.ids()));
		return checks;
	}

	private static void refuseUnknown(Feeds feeds, Feed feed, Set<String> known) {
		for (String id : feed.checks().keySet()) {
			if (!known.contains(id)) {
				throw feeds.invalid(feed, "checks: unknown check '" + id + "'; known are " + new TreeSet<>(known));
			}
		}
	}

}
