package io.tradu.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tradu.batch.AfterCommit;
import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.lease.HeldLeases;
import io.tradu.document.Correction;
import io.tradu.document.Corrections;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/**
 * Completes the delivery of documents whose files are in the outbox: they are
 * {@link DocumentStatus#DELIVERED} once the manifest names them.
 */
@Component
public class FeedDelivery {

	private final Documents documents;

	private final Corrections corrections;

	private final Deliverables deliverables;

	private final Manifest manifest;

	private final HeldLeases leases;

	private final AuditLog audit;

	private final LineFolders folders;

	FeedDelivery(Documents documents, Corrections corrections, Deliverables deliverables, Manifest manifest,
			HeldLeases leases, AuditLog audit, LineFolders folders) {
		this.documents = documents;
		this.corrections = corrections;
		this.deliverables = deliverables;
		this.manifest = manifest;
		this.leases = leases;
		this.audit = audit;
		this.folders = folders;
	}

	/**
	 * Writes the manifest of a feed with documents that it does not name yet, in the
	 * caller's transaction. A process that dies before the commit leaves a manifest of
	 * files that are whole; the next one writes it again, to the same bytes.
	 */
	void complete(Night night, List<Document> ofOneFeed) throws IOException {
		Set<Long> written = Set.copyOf(this.deliverables.unannounced(night));
		List<Document> whole = ofOneFeed.stream().filter((document) -> written.contains(document.id())).toList();
		Document first = ofOneFeed.get(0);
		this.documents.move(whole, DocumentStatus.DELIVERED);
		this.corrections.find(night, first.feed()).forEach((correction) -> supersede(first, correction));
		// A process that has lost its work must not write over its successor's manifest.
		this.leases.check();
		this.manifest.write(first.businessDate(), first.feed());
	}

	private void supersede(Document ofFeed, Correction correction) {
		List<Path> obsolete = files(ofFeed, correction.oldId());
		obsolete.removeAll(files(ofFeed, correction.nextId()));
		AfterCommit.run(() -> delete(obsolete));
		this.deliverables.supersede(correction, "corrected document");
		this.corrections.record(correction);
		this.audit.add(Act.ofLine("a corrected file of the same name was received"), "supersede",
				"document " + correction.label(),
				"document " + correction.nextId() + " is delivered in place of document " + correction.oldId());
	}

	// Of targets that the feed no longer has.
	private List<Path> files(Document ofFeed, long id) {
		List<Path> files = new ArrayList<>();
		for (Document document : this.documents.find(id).stream().toList()) {
			for (String target : document.targets()) {
				files.add(place(ofFeed, document.deliverableName(target)));
				files.add(place(ofFeed, document.rejectedName(target)));
			}
		}
		return files;
	}

	private Path place(Document ofFeed, String fileName) {
		return this.folders.delivered(ofFeed.businessDate(), ofFeed.feed(), fileName);
	}

	private static void delete(List<Path> files) {
		try {
			for (Path file : files) {
				Files.deleteIfExists(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("what was delivered of a corrected document cannot be removed", ex);
		}
	}

	/**
	 * Completes the delivery of all documents of a night whose files are in the outbox,
	 * in the caller's transaction.
	 */
	public void completeWritten(Night night) throws IOException {
		Set<Long> unannounced = Set.copyOf(this.deliverables.unannounced(night));
		Map<String, List<Document>> byFeed = this.documents.find(night, DocumentStatus.INGESTED)
			.stream()
			.filter((document) -> unannounced.contains(document.id()))
			.collect(Collectors.groupingBy(Document::feed, TreeMap::new, Collectors.toList()));
		for (List<Document> ofOneFeed : byFeed.values()) {
			complete(night, ofOneFeed);
		}
	}

}
