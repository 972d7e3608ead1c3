package io.tradu.receive;

import io.tradu.batch.step.StepTemplates;
import io.tradu.document.Documents;
import io.tradu.document.Feeds;
import io.tradu.document.Nights;
import io.tradu.document.Quarantine;
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
	InboxReader inboxReader(Inbox inbox) {
		return new InboxReader(inbox);
	}

	@Bean
	FileExaminer fileExaminer(Inbox inbox, Feeds feeds) {
		return new FileExaminer(inbox, feeds);
	}

	@Bean
	@StepScope
	Intake intake(@Value("#{stepExecution.jobExecution}") JobExecution execution, Nights nights, Documents documents,
			SetAsides setAsides, Quarantine quarantine, Archive archive, StageMeters meters) {
		return new Intake(nights.of(execution), documents, setAsides, quarantine, archive, meters);
	}

}
