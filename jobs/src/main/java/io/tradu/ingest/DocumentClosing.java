package io.tradu.ingest;

import java.util.Optional;

import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.DocumentWithdrawal;
import io.tradu.document.Documents;
import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/** Closes documents that were read, or that are refused. */
@Component
class DocumentClosing {

	private final Documents documents;

	private final DocumentWithdrawal withdrawal;

	private final QuarantinedDocuments quarantined;

	DocumentClosing(Documents documents, DocumentWithdrawal withdrawal, QuarantinedDocuments quarantined) {
		this.documents = documents;
		this.withdrawal = withdrawal;
		this.quarantined = quarantined;
	}

	/**
	 * Marks the document ingested, or quarantines it and removes what was stored of its
	 * rows.
	 * @param refusal why too many of its rows are bad; empty if they are not
	 */
	void close(Night night, Document document, Optional<Refusal> refusal) {
		if (refusal.isEmpty()) {
			this.documents.move(document, DocumentStatus.INGESTED);
			return;
		}
		this.withdrawal.withdraw(night, document, refusal.get().rule(), refusal.get().detail());
	}

	/**
	 * Completes the moves that a process left unfinished which died after its commit.
	 */
	void finishMoves(Night night) {
		this.quarantined.finishMoves(night);
	}

}
