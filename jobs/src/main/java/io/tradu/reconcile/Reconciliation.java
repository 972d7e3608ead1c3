package io.tradu.reconcile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

import org.springframework.stereotype.Component;

/** Draws up the account of a document. */
@Component
class Reconciliation {

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

	List<LedgerLine> reconcile(Document document) throws IOException {
		Optional<String> sourceFault = FileProof.receivedFault(this.files.path(document), document.sha256(),
				document.ingestedRows());
		List<Deliverable> delivered = this.deliverables.find(document);
		List<LedgerLine> lines = new ArrayList<>();
		for (String target : document.targets()) {
			Optional<Deliverable> deliverable = delivered.stream()
				.filter((candidate) -> candidate.target().equals(target))
				.findFirst();
			lines.add(line(document, target, deliverable, sourceFault));
		}
		return lines;
	}

	private LedgerLine line(Document document, String target, Optional<Deliverable> deliverable,
			Optional<String> sourceFault) throws IOException {
		RowSet rejected = new RowSet();
		this.deadLetters.positions(Document.ROW, document.origin(), target).forEach(rejected::add);
		RowAccount account = new RowAccount(RowSet.upTo(document.ingestedRows()),
				deliverable.map(Deliverable::delivered).orElseGet(RowSet::new), rejected,
				canceled(document, target).minus(rejected));
		List<String> discrepancies = new ArrayList<>(account.discrepancies());
		sourceFault.ifPresent(discrepancies::add);
		fileFault(document, deliverable).ifPresent(discrepancies::add);
		return new LedgerLine(document, target, account.received().size(), account.delivered().size(),
				account.rejected().size(), account.canceled().size(), discrepancies);
	}

	private Optional<String> fileFault(Document document, Optional<Deliverable> found) throws IOException {
		if (found.isEmpty()) {
			return (document.status() == DocumentStatus.CANCELED) ? Optional.empty()
					: Optional.of("there is no deliverable");
		}
		Deliverable deliverable = found.get();
		Optional<String> fault = FileProof.deliveredFault(place(document, deliverable.fileName()), deliverable.sha256(),
				deliverable.delivered().size());
		if (fault.isPresent() || deliverable.rejectedSha256() == null) {
			return fault;
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
