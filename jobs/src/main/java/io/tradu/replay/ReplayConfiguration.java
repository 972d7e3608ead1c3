package io.tradu.replay;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.launch.JobRuns;
import io.tradu.batch.step.StepTemplates;
import io.tradu.deliver.NextVersion;
import io.tradu.document.Document;
import io.tradu.document.Documents;
import io.tradu.document.ReplayedRows;
import io.tradu.flow.InFlight;
import io.tradu.reconcile.DocumentReconciliation;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.DefaultJobParametersValidator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The job {@code replay}. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

	private static final int THREADS = Runtime.getRuntime().availableProcessors() + 1;

	@Bean
	Job replay(JobRepository jobRepository, JobRuns jobRuns, Step translateLetters, Step redeliverDocuments,
			Step reconcileReplay) {
		return new JobBuilder(ReplayRunner.JOB, jobRepository)
			.validator(new DefaultJobParametersValidator(new String[] { ReplayRunner.PARAMETER }, new String[0]))
			.listener(jobRuns)
			.start(translateLetters)
			.next(redeliverDocuments)
			.next(reconcileReplay)
			.build();
	}

	@Bean
	Step translateLetters(StepTemplates steps, PendingLetterReader pendingLetterReader,
			ReplayedLetterWriter replayedLetterWriter) {
		return steps.<InFlight<ReplayItem, ReplayedLetter>, ReplayedLetter>chunk("translateLetters")
			.reader(pendingLetterReader)
			.processor(new LetterCollector())
			.writer(replayedLetterWriter)
			.build();
	}

	@Bean
	@StepScope
	PendingLetterReader pendingLetterReader(@Value("#{jobParameters['replay']}") Long replay, Replays replays,
			LetterReplayer replayer, @Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		return new PendingLetterReader(replay, replays, replayer, THREADS, transactionManager);
	}

	@Bean
	Step redeliverDocuments(StepTemplates steps, TranslatedDocumentReader translatedDocumentReader,
			DocumentRedeliverer documentRedeliverer) {
		return steps.<Document, Document>chunk("redeliverDocuments")
			.reader(translatedDocumentReader)
			.writer(documentRedeliverer)
			.build();
	}

	@Bean
	@StepScope
	TranslatedDocumentReader translatedDocumentReader(@Value("#{jobParameters['replay']}") Long replay, Replays replays,
			Documents documents) {
		return new TranslatedDocumentReader(replay, replays, documents);
	}

	@Bean
	@StepScope
	DocumentRedeliverer documentRedeliverer(@Value("#{jobParameters['replay']}") Long replay, Replays replays,
			ReplayedRows rows, DeadLetters deadLetters, BlockLetters blockLetters, NextVersion nextVersion) {
		return new DocumentRedeliverer(replay, replays, rows, deadLetters, blockLetters, nextVersion);
	}

	@Bean
	Step reconcileReplay(StepTemplates steps, ReplayReconciliation replayReconciliation) {
		return steps.tasklet("reconcileReplay", replayReconciliation).build();
	}

	@Bean
	@StepScope
	ReplayReconciliation replayReconciliation(@Value("#{jobParameters['replay']}") Long replay, Replays replays,
			Documents documents, DocumentReconciliation reconciliation) {
		return new ReplayReconciliation(replay, replays, documents, reconciliation);
	}

}
