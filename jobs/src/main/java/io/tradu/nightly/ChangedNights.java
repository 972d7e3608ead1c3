package io.tradu.nightly;

import java.util.Collection;
import java.util.stream.Collectors;

import io.tradu.document.Document;
import io.tradu.document.Night;
import io.tradu.document.Nights;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells whoever wants to know that a person's act has changed what is to be said of a
 * night. To be asked once the act is committed.
 */
@Component
public class ChangedNights {

	private final Nights nights;

	private final ApplicationEventPublisher events;

	ChangedNights(Nights nights, ApplicationEventPublisher events) {
		this.nights = nights;
		this.events = events;
	}

	/** Tells of a night. */
	public void tell(Night night) {
		this.events.publishEvent(new NightEnded(night));
	}

	/** Tells of the nights of documents, once each. */
	public void tellOf(Collection<Document> documents) {
		documents.stream()
			.collect(Collectors.toMap(Document::nightId, (document) -> document, (one, other) -> one))
			.values()
			.forEach((document) -> tell(this.nights.of(document)));
	}

}
