package io.tradu.deliver;

import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;

import io.tradu.csv.TextFileScan;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/**
 * The documents whose files an earlier run has written and no manifest names yet. They
 * are not written again while the outbox still holds them.
 */
@Component
class WrittenDocuments {

	private final Deliverables deliverables;

	private final LineFolders folders;

	WrittenDocuments(Deliverables deliverables, LineFolders folders) {
		this.deliverables = deliverables;
		this.folders = folders;
	}

	/** Returns what tells the documents of a night apart. */
	Predicate<Document> of(Night night) {
		Set<Long> recorded = Set.copyOf(this.deliverables.unannounced(night));
		return (document) -> recorded.contains(document.id()) && isWhole(document);
	}

	private boolean isWhole(Document document) {
		return this.deliverables.find(document)
			.stream()
			.allMatch((deliverable) -> isWhole(document, deliverable.fileName(), deliverable.sha256())
					&& (deliverable.rejectedSha256() == null || isWhole(document,
							document.rejectedName(deliverable.target()), deliverable.rejectedSha256())));
	}

	private boolean isWhole(Document document, String fileName, String sha256) {
		try {
			return TextFileScan.of(this.folders.delivered(document.businessDate(), document.feed(), fileName))
				.sha256()
				.equals(sha256);
		}
		catch (IOException ex) {
			// Whatever keeps it from being read shows when it is written again.
			return false;
		}
	}

}
