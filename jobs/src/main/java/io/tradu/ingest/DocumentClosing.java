package io.tradu.ingest;

import java.util.List;
import java.util.Optional;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.document.Blocks;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/** Closes documents that were read, or that are refused. */
@Component
class DocumentClosing {

	private static final String RULE = "too-many-bad-rows";

	private final Documents documents;

	private final Blocks blocks;

	private final DeadLetters deadLetters;

	private final QuarantinedDocuments quarantined;

	DocumentClosing(Documents documents, Blocks blocks, DeadLetters deadLetters, QuarantinedDocuments quarantined) {
		this.documents = documents;
		this.blocks = blocks;
		this.deadLetters = deadLetters;
		this.quarantined = quarantined;
	}

	/**
	 * Marks the document ingested, or quarantines it and removes what was stored of its
	 * rows.
	 * @param refusal why too many of its rows are bad; empty if they are not
	 */
	void close(Night night, Document document, Optional<String> refusal) {
		if (refusal.isEmpty()) {
			this.documents.move(document, DocumentStatus.INGESTED);
			return;
		}
		this.blocks.removeAll(document);
		this.deadLetters.removeAll(Document.ROW, document.origin());
		this.deadLetters.add(
				List.of(new DeadLetter(new ItemAddress(Document.DOCUMENT, document.origin(), ItemAddress.EVERY_LANE, 0),
						RULE, FailureCategory.DATA, refusal.get(), document.label())));
		this.documents.move(document, DocumentStatus.QUARANTINED);
		this.quarantined.add(night, document, RULE, refusal.get());
	}

	/**
	 * Completes the moves that a process left unfinished which died after its commit.
	 */
	void finishMoves(Night night) {
		this.quarantined.finishMoves(night);
	}

}
