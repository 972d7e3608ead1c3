package io.tradu.deliver;

import java.util.List;

import io.tradu.batch.step.StepTemplates;
import io.tradu.document.Document;
import io.tradu.document.Documents;
import io.tradu.document.Nights;
import io.tradu.hold.HeldDocuments;
import io.tradu.meter.Passage;
import io.tradu.meter.StageMeters;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step {@code deliverDocuments}. */
@Configuration(proxyBeanMethods = false)
class DeliverConfiguration {

	private static final String STAGE = "deliver";

	@Bean
	Step deliverDocuments(StepTemplates steps, IngestedDocumentReader ingestedDocumentReader,
			DocumentDeliverer documentDeliverer, DeliverableWriter deliverableWriter, StageMeters meters) {
		return steps.<Document, DocumentDelivery>chunk("deliverDocuments")
			// Documents that were held are delivered by a later run of the night.
			.allowStartIfComplete(true)
			.reader(ingestedDocumentReader)
			.processor((document) -> meters.timed(STAGE, document, () -> documentDeliverer.process(document)))
			.writer(deliverableWriter)
			.listener(meters.<DocumentDelivery>writes(STAGE, DeliverConfiguration::passages))
			.build();
	}

	@Bean
	@StepScope
	IngestedDocumentReader ingestedDocumentReader(@Value("#{stepExecution.jobExecution}") JobExecution execution,
			Nights nights, Documents documents, HeldDocuments held, WrittenDocuments written, FeedDelivery delivery,
			EarlierDeliveries earlier) {
		return new IngestedDocumentReader(nights.of(execution), documents, held, written, delivery, earlier);
	}

	private static List<Passage> passages(Chunk<? extends DocumentDelivery> chunk) {
		return chunk.getItems()
			.stream()
			.flatMap((delivery) -> delivery.deliverables()
				.stream()
				.map((file) -> new Passage(delivery.document(), file.target(), Passage.NO_ROUTE,
						file.delivered().size(), file.bytes())))
			.toList();
	}

}
