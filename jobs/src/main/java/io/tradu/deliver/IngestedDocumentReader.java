package io.tradu.deliver;

import java.util.Iterator;
import java.util.List;

import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Hands out the documents of a night that are not delivered yet. */
class IngestedDocumentReader implements ItemStreamReader<Document> {

	private final Night night;

	private final Documents documents;

	private Iterator<Document> ingested = List.<Document>of().iterator();

	IngestedDocumentReader(Night night, Documents documents) {
		this.night = night;
		this.documents = documents;
	}

	@Override
	public void open(ExecutionContext context) {
		this.ingested = this.documents.find(this.night, DocumentStatus.INGESTED).iterator();
	}

	@Override
	public @Nullable Document read() {
		return this.ingested.hasNext() ? this.ingested.next() : null;
	}

}
