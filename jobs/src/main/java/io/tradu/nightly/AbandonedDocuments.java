package io.tradu.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.tradu.command.TraduCommand;
import io.tradu.deliver.FeedDelivery;
import io.tradu.document.CanceledDocuments;
import io.tradu.document.ChangedDocumentException;
import io.tradu.document.Document;
import io.tradu.document.Night;
import io.tradu.reconcile.NightProof;

import org.springframework.stereotype.Component;

/**
 * Settles the documents of a night that is abandoned: those whose files are all in the
 * outbox are delivered, the others are canceled.
 */
@Component
class AbandonedDocuments {

	private final FeedDelivery delivery;

	private final CanceledDocuments canceled;

	private final NightProof proof;

	AbandonedDocuments(FeedDelivery delivery, CanceledDocuments canceled, NightProof proof) {
		this.delivery = delivery;
		this.canceled = canceled;
		this.proof = proof;
	}

	/**
	 * Settles the documents and draws up the night's account, in the caller's
	 * transaction.
	 * @param giveBack whether canceled documents are put back into the inbox
	 * @return the documents that are canceled
	 */
	List<Document> settle(Night night, boolean giveBack, String reason) {
		try {
			this.delivery.completeWritten(night);
			List<Document> documents = this.canceled.cancel(night, reason);
			if (giveBack) {
				giveBack(documents);
			}
			this.proof.renew(night);
			return documents;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the documents of night " + night.label() + " cannot be settled", ex);
		}
	}

	// All or none: what was copied stays in the inbox when the transaction is rolled
	// back.
	private void giveBack(List<Document> documents) throws IOException {
		for (Document document : documents) {
			requireUnchanged(document);
		}
		for (Document document : documents) {
			this.canceled.giveBack(document);
		}
	}

	private void requireUnchanged(Document document) throws IOException {
		try {
			this.canceled.requireUnchanged(document);
		}
		catch (ChangedDocumentException ex) {
			throw new Refused(document.label() + " cannot be given back: " + ex.getMessage()
					+ "; put that file back from a backup, or withdraw the document first: "
					+ TraduCommand.of("withdraw", document.label(), "--date", document.businessDate()).withReason());
		}
	}

}
