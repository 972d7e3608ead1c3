package io.tradu.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tradu.batch.AfterCommit;
import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.lease.HeldLeases;
import io.tradu.document.Correction;
import io.tradu.document.Corrections;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
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

	private final OutboxFiles files;

	FeedDelivery(Documents documents, Corrections corrections, Deliverables deliverables, Manifest manifest,
			HeldLeases leases, AuditLog audit, OutboxFiles files) {
		this.documents = documents;
		this.corrections = corrections;
		this.deliverables = deliverables;
		this.manifest = manifest;
		this.leases = leases;
		this.audit = audit;
		this.files = files;
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
		this.corrections.find(night, first.feed()).forEach(this::supersede);
		// A process that has lost its work must not write over its successor's manifest.
		this.leases.check();
		this.manifest.write(first.businessDate(), first.feed());
	}

	private void supersede(Correction correction) {
		this.deliverables.supersede(correction, "corrected document");
		this.corrections.record(correction);
		this.audit.add(Act.ofLine("a corrected file of the same name was received"), "supersede",
				"document " + correction.label(),
				"document " + correction.nextId() + " is delivered in place of document " + correction.oldId());
		AfterCommit.run(() -> deleteObsolete(correction));
	}

	private void deleteObsolete(Correction correction) {
		try {
			this.files.deleteObsolete(this.documents.find(correction.oldId()).orElseThrow(),
					this.documents.find(correction.nextId()).orElseThrow());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("what was delivered of " + correction.label()
					+ " before its correction cannot be deleted: " + FailureReport.of(ex).sentence(), ex);
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
