package io.tradu.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.document.Block;
import io.tradu.document.BlockState;
import io.tradu.document.Blocks;
import io.tradu.document.Deliverable;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.DocumentStatus;
import io.tradu.document.LineFolders;
import io.tradu.document.RowSet;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Draws up the account of a document. */
@Component
public class Reconciliation {

	private final Blocks blocks;

	private final Deliverables deliverables;

	private final DeadLetters deadLetters;

	private final DocumentFile files;

	private final LineFolders folders;

	Reconciliation(Blocks blocks, Deliverables deliverables, DeadLetters deadLetters, DocumentFile files,
			LineFolders folders) {
		this.blocks = blocks;
		this.deliverables = deliverables;
		this.deadLetters = deadLetters;
		this.files = files;
		this.folders = folders;
	}

	List<LedgerLine> reconcile(Document document) {
		try {
			return prove(document).lines();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot reconcile " + document.label(), ex);
		}
	}

	/** Compares what the database says of a document with itself and with the files. */
	public DocumentProof prove(Document document) throws IOException {
		FileFault source = sourceFault(document);
		if (document.status() == DocumentStatus.DUPLICATE) {
			return new DocumentProof(document, source, List.of());
		}
		List<Deliverable> delivered = this.deliverables.find(document);
		List<DocumentProof.Target> targets = new ArrayList<>();
		for (String target : document.targets()) {
			Deliverable deliverable = delivered.stream()
				.filter((candidate) -> candidate.target().equals(target))
				.findFirst()
				.orElse(null);
			targets.add(prove(document, target, deliverable));
		}
		return new DocumentProof(document, source, targets);
	}

	// How many rows there are is known once all are read.
	private @Nullable FileFault sourceFault(Document document) throws IOException {
		Path file = this.files.path(document);
		return switch (document.status()) {
			case INGESTED, DELIVERED -> FileProof.receivedFault(file, document.sha256(), document.ingestedRows());
			default -> FileProof.bytesFault(file, document.sha256());
		};
	}

	private DocumentProof.Target prove(Document document, String target, @Nullable Deliverable deliverable)
			throws IOException {
		RowSet rejected = new RowSet();
		this.deadLetters.positions(Document.ROW, document.origin(), target).forEach(rejected::add);
		RowAccount account = new RowAccount(RowSet.upTo(document.ingestedRows()),
				(deliverable != null) ? deliverable.delivered() : new RowSet(), rejected,
				canceled(document, target).minus(rejected));
		return new DocumentProof.Target(target, account, deliverable, deliveredFault(document, deliverable),
				rejectedFault(document, deliverable));
	}

	private @Nullable FileFault deliveredFault(Document document, @Nullable Deliverable deliverable)
			throws IOException {
		return (deliverable != null && !document.isSuperseded()) ? FileProof.deliveredFault(
				place(document, deliverable.fileName()), deliverable.sha256(), deliverable.delivered().size()) : null;
	}

	private @Nullable FileFault rejectedFault(Document document, @Nullable Deliverable deliverable) throws IOException {
		if (deliverable == null || deliverable.rejectedSha256() == null || document.isSuperseded()) {
			return null;
		}
		return FileProof.deliveredFault(place(document, document.rejectedName(deliverable.target())),
				deliverable.rejectedSha256(), deliverable.rejected().size());
	}

	private Path place(Document document, String fileName) {
		return this.folders.delivered(document.businessDate(), document.feed(), fileName);
	}

	private RowSet canceled(Document document, String target) {
		if (document.status() == DocumentStatus.CANCELED) {
			return RowSet.upTo(document.ingestedRows());
		}
		RowSet canceled = new RowSet();
		for (Block block : this.blocks.find(document, target)) {
			if (block.state() == BlockState.CANCELED) {
				canceled.addRange(block.firstRow(), block.lastRow());
			}
		}
		return canceled;
	}

}
