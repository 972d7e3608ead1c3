package io.tradu.deliver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.lease.HeldLeases;
import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.CsvEntry;
import io.tradu.document.Block;
import io.tradu.document.ChangedDocumentException;
import io.tradu.document.Deliverable;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.Feeds;
import io.tradu.document.LineFolders;
import io.tradu.document.RejectedCells;
import io.tradu.document.SentFiles;
import io.tradu.files.WholeFile;

import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.stereotype.Component;

/**
 * Writes a document's files, one target after the other, with memory for one block at a
 * time.
 */
@Component
class DocumentDeliverer implements ItemProcessor<Document, DocumentDelivery> {

	private final DocumentFile files;

	private final LineFolders folders;

	private final Feeds feeds;

	private final RowFates fates;

	private final HeldLeases leases;

	private final SentFiles sentFiles;

	private final DeadLetters deadLetters;

	DocumentDeliverer(DocumentFile files, LineFolders folders, Feeds feeds, RowFates fates, HeldLeases leases,
			SentFiles sentFiles, DeadLetters deadLetters) {
		this.files = files;
		this.folders = folders;
		this.feeds = feeds;
		this.fates = fates;
		this.leases = leases;
		this.sentFiles = sentFiles;
		this.deadLetters = deadLetters;
	}

	@Override
	public DocumentDelivery process(Document document) throws IOException {
		if (this.sentFiles.hasGrown(document)) {
			return DocumentDelivery.withdrawn(document, "its sender was still writing it when it was received");
		}
		if (this.deadLetters.exists(Block.BLOCK, document.origin(), ChangedDocumentException.RULE)) {
			return DocumentDelivery.withdrawn(document, "its file in the archive was changed while the night ran");
		}
		try {
			List<Deliverable> deliverables = new ArrayList<>();
			for (String target : document.targets()) {
				deliverables.add(deliver(document, target));
			}
			return DocumentDelivery.of(document, deliverables);
		}
		catch (ChangedDocumentException ex) {
			return DocumentDelivery.withdrawn(document, String.valueOf(ex.getMessage()));
		}
	}

	/** Writes the files of one target. */
	Deliverable deliver(Document document, String target) throws IOException {
		return deliver(document, target, this.folders.outbox(), place(document, document.deliverableName(target)),
				place(document, document.rejectedName(target)));
	}

	/**
	 * Writes the files of one target to places below a root that need not be the outbox.
	 */
	Deliverable deliver(Document document, String target, Path root, Path place, Path rejectedPlace)
			throws IOException {
		DeliveryCount count = new DeliveryCount();
		try (CsvDocumentReader source = this.files.open(document);
				WholeFile delivered = WholeFile.below(root, place);
				RejectedRowsFile rejected = new RejectedRowsFile(root, rejectedPlace, source.header(),
						rejectedCells(document))) {
			delivered.out().write(source.header().rawText().getBytes(StandardCharsets.UTF_8));
			RowFates.Cursor cursor = this.fates.of(document, target);
			for (CsvEntry entry = source.next(); entry != null; entry = source.next()) {
				RowFate fate = cursor.fate(entry);
				fate.writeTo(delivered.out(), rejected);
				count.add(entry.rowNumber(), fate);
			}
			// A process that has lost its work must not write over what its successor
			// delivers.
			this.leases.check();
			delivered.commit();
			if (rejected.isEmpty()) {
				// One may stand there from an earlier try.
				Files.deleteIfExists(rejectedPlace);
			}
			return new Deliverable(document.id(), target, document.deliverableName(target), delivered.sha256Hex(),
					delivered.bytes(), rejected.commit(), count.delivered(), count.rejected(), count.canceled(),
					count.routes(), count.untouched(), 1, "");
		}
	}

	private RejectedCells rejectedCells(Document document) {
		return Objects.requireNonNull(this.feeds.get(document.feed()).rejected());
	}

	private Path place(Document document, String fileName) {
		return this.folders.delivered(document.businessDate(), document.feed(), fileName);
	}

}
