package io.tradu.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.csv.TextFileScan;
import io.tradu.document.Deliverable;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/**
 * What earlier sequences of a night's date have delivered. The manifest of a later
 * sequence lists it again from the database, which may have been restored from a backup
 * that is older than the outbox.
 */
@Component
class EarlierDeliveries {

	private final Deliverables deliverables;

	private final LineFolders folders;

	EarlierDeliveries(Deliverables deliverables, LineFolders folders) {
		this.deliverables = deliverables;
		this.folders = folders;
	}

	/**
	 * Checks that the files in the outbox have the recorded bytes. Skips files that the
	 * customer has collected, and documents that this night delivers again.
	 * @param waiting the documents of one feed that are still to be delivered
	 * @throws StoppingFailure if a file has other bytes
	 */
	void requireAsRecorded(Night night, Collection<Document> waiting) {
		Document first = waiting.iterator().next();
		Set<String> names = waiting.stream().map(Document::fileName).collect(Collectors.toSet());
		this.deliverables.forEachDelivered(first.businessDate(), first.feed(), (document, delivered) -> {
			if (document.nightId() != night.id() && !names.contains(document.fileName())) {
				delivered.forEach((deliverable) -> requireAsRecorded(document, deliverable));
			}
		});
	}

	private void requireAsRecorded(Document document, Deliverable deliverable) {
		Path file = this.folders.delivered(document.businessDate(), document.feed(), deliverable.fileName());
		if (Files.isRegularFile(file) && !sha256(file).equals(deliverable.sha256())) {
			throw new StoppingFailure(FailureCategory.DATA,
					file + " is not what the database has recorded as delivered;"
							+ " no manifest is written before that is decided: run reconcile to see what differs",
					null);
		}
	}

	private static String sha256(Path file) {
		try {
			return TextFileScan.of(file).sha256();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(file + " cannot be compared with what is recorded", ex);
		}
	}

}
