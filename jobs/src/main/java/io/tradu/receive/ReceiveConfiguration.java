package io.tradu.receive;

import io.tradu.batch.step.StepTemplates;
import io.tradu.document.Documents;
import io.tradu.document.EarlierDocuments;
import io.tradu.document.Feeds;
import io.tradu.document.Nights;
import io.tradu.document.Quarantine;
import io.tradu.document.SentFiles;
import io.tradu.document.SetAsides;
import io.tradu.meter.StageMeters;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step {@code receiveDocuments}. */
@Configuration(proxyBeanMethods = false)
class ReceiveConfiguration {

	@Bean
	Step receiveDocuments(StepTemplates steps, InboxReader inboxReader, FileExaminer fileExaminer, Intake intake,
			StageMeters meters) {
		return steps.<InboxFile, Examined>chunk("receiveDocuments")
			.reader(inboxReader)
			.processor((file) -> meters.timed("receive", file.feed(), () -> fileExaminer.process(file)))
			.writer(intake)
			.build();
	}

	@Bean
	@StepScope
	InboxReader inboxReader(@Value("#{stepExecution.jobExecution}") JobExecution execution, Nights nights, Inbox inbox,
			Archive archive, SetAsides setAsides) {
		return new InboxReader(nights.of(execution), inbox, archive, setAsides);
	}

	@Bean
	FileExaminer fileExaminer(InboxCopier copier, Feeds feeds, ReceiveProperties properties) {
		return new FileExaminer(copier, feeds, properties);
	}

	@Bean
	@StepScope
	Intake intake(@Value("#{stepExecution.jobExecution}") JobExecution execution, Nights nights, Documents documents,
			EarlierDocuments earlier, SetAsides setAsides, Quarantine quarantine, Archive archive, SentFiles sentFiles,
			StageMeters meters) {
		return new Intake(nights.of(execution), documents, earlier, setAsides, quarantine, archive, sentFiles, meters);
	}

}
