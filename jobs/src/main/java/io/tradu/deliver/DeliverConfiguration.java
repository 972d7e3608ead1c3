package io.tradu.deliver;

import io.tradu.batch.step.StepTemplates;
import io.tradu.batch.lease.HeldLeases;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.Documents;
import io.tradu.document.Nights;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step {@code deliverDocuments}. */
@Configuration(proxyBeanMethods = false)
class DeliverConfiguration {

	@Bean
	Step deliverDocuments(StepTemplates steps, IngestedDocumentReader ingestedDocumentReader,
			DocumentDeliverer documentDeliverer, DeliveryRecorder deliveryRecorder) {
		return steps.<Document, DocumentDelivery>chunk("deliverDocuments")
			.reader(ingestedDocumentReader)
			.processor(documentDeliverer)
			.writer(deliveryRecorder)
			.build();
	}

	@Bean
	@StepScope
	IngestedDocumentReader ingestedDocumentReader(@Value("#{stepExecution.jobExecution}") JobExecution execution,
			Nights nights, Documents documents) {
		return new IngestedDocumentReader(nights.of(execution), documents);
	}

	@Bean
	@StepScope
	DeliveryRecorder deliveryRecorder(@Value("#{stepExecution.jobExecution}") JobExecution execution, Nights nights,
			Documents documents, Deliverables deliverables, Manifest manifest, HeldLeases leases) {
		return new DeliveryRecorder(nights.of(execution), documents, deliverables, manifest, leases);
	}

}
