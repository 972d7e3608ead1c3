package io.tradu.deliver;

import java.util.Iterator;
import java.util.List;
import java.util.Set;

import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;
import io.tradu.hold.HeldDocuments;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads the documents of a night that are not delivered yet and not held. */
class IngestedDocumentReader implements ItemStreamReader<Document> {

	private final Night night;

	private final Documents documents;

	private final HeldDocuments held;

	private Iterator<Document> ingested = List.<Document>of().iterator();

	IngestedDocumentReader(Night night, Documents documents, HeldDocuments held) {
		this.night = night;
		this.documents = documents;
		this.held = held;
	}

	@Override
	public void open(ExecutionContext context) {
		Set<Long> left = this.held.hold(this.night);
		this.ingested = this.documents.find(this.night, DocumentStatus.INGESTED)
			.stream()
			.filter((document) -> !left.contains(document.id()))
			.iterator();
	}

	@Override
	public @Nullable Document read() {
		return this.ingested.hasNext() ? this.ingested.next() : null;
	}

}
