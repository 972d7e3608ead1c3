package io.tradu.withdrawal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.audit.Act;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.ChangedDocumentException;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.SentFiles;
import io.tradu.document.SentFiles.SentFile;

import org.springframework.stereotype.Component;

/**
 * Finds documents that were received before their upload was complete: their senders went
 * on writing after the file was taken out of the inbox. Such a document is withdrawn, and
 * its file is put back into the inbox with all its bytes.
 */
@Component
public class LateUploads {

	private final SentFiles sentFiles;

	private final Documents documents;

	private final Withdrawal withdrawal;

	LateUploads(SentFiles sentFiles, Documents documents, Withdrawal withdrawal) {
		this.sentFiles = sentFiles;
		this.documents = documents;
		this.withdrawal = withdrawal;
	}

	/**
	 * Withdraws what was received too early, and deletes senders' files that were kept
	 * long enough. The caller holds the lease on the pipeline.
	 * @return the documents that were withdrawn
	 */
	public List<Document> settle(Duration kept, Act act) {
		List<Document> withdrawn = new ArrayList<>();
		try {
			for (SentFile sent : this.sentFiles.find()) {
				if (this.sentFiles.isChanged(sent)) {
					document(sent).filter((document) -> withdraw(document, act)).ifPresent(withdrawn::add);
					this.sentFiles.giveBack(sent);
				}
				else {
					this.sentFiles.release(sent, kept);
				}
			}
			return withdrawn;
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					"the files of senders cannot be compared with what was received: "
							+ FailureReport.of(ex).sentence(),
					ex);
		}
	}

	private boolean withdraw(Document document, Act act) {
		this.withdrawal.withdraw(document, ChangedDocumentException.RULE,
				"its sender was still writing it when it was received; the whole file is in the inbox again", act);
		return true;
	}

	private Optional<Document> document(SentFile sent) {
		return this.documents.findByHash(sent.sha256())
			.stream()
			.filter((document) -> document.businessDate().equals(sent.businessDate())
					&& document.label().equals(sent.label()) && document.status() != DocumentStatus.QUARANTINED
					&& document.status() != DocumentStatus.CANCELED)
			.findFirst();
	}

}
