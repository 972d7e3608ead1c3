package io.tradu.check;

import java.util.Set;
import java.util.TreeSet;

import io.tradu.batch.step.StepTemplates;
import io.tradu.document.Block;
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

	private static final String STAGE = "check";

	@Bean
	Step checkBlocks(StepTemplates steps, ValidatingBlockReader validatingBlockReader, GivenUpBlocks givenUp,
			CheckedBlockWriter checkedBlockWriter, StageMeters meters) {
		return steps.<InFlight<Block, CheckedBlock>, BlockOutcome<CheckedBlock>>chunk("checkBlocks")
			.reader(validatingBlockReader)
			.processor(new BlockCollector<>(givenUp))
			.writer(checkedBlockWriter)
			.listener(meters.blocks(STAGE, true, CheckedBlock::result))
			.build();
	}

	@Bean
	@StepScope
	ValidatingBlockReader validatingBlockReader(@Value("#{stepExecution.jobExecution}") JobExecution execution,
			Nights nights, Blocks blocks, BlockChecker checker, CheckProperties properties, StageMeters meters,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		return new ValidatingBlockReader(nights.of(execution), blocks, meters.timed(STAGE, checker::check),
				properties.threads(), transactionManager);
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
