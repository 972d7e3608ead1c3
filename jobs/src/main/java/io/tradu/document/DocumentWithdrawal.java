package io.tradu.document;

import java.util.List;

import io.tradu.batch.AfterCommit;
import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.ItemAddress;

import org.springframework.stereotype.Component;

/**
 * Takes a document out of the pipeline that was received already: its blocks, results and
 * dead letters are removed, one dead letter says why, and its file goes to quarantine.
 */
@Component
public class DocumentWithdrawal {

	private final Documents documents;

	private final Blocks blocks;

	private final Deliverables deliverables;

	private final ReplayedRows replayedRows;

	private final DeadLetters deadLetters;

	private final SetAsides setAsides;

	private final Quarantine quarantine;

	private final DocumentFile files;

	DocumentWithdrawal(Documents documents, Blocks blocks, Deliverables deliverables, ReplayedRows replayedRows,
			DeadLetters deadLetters, SetAsides setAsides, Quarantine quarantine, DocumentFile files) {
		this.documents = documents;
		this.blocks = blocks;
		this.deliverables = deliverables;
		this.replayedRows = replayedRows;
		this.deadLetters = deadLetters;
		this.setAsides = setAsides;
		this.quarantine = quarantine;
		this.files = files;
	}

	/**
	 * Withdraws a document in the caller's transaction; its file is moved after the
	 * commit. What was delivered of it is not removed from the outbox.
	 * @param night the document's night
	 * @param rule why, as a stable identifier
	 * @param detail the same as a sentence
	 */
	public void withdraw(Night night, Document document, String rule, String detail) {
		this.deliverables.removeAll(document);
		this.replayedRows.removeAll(document);
		this.blocks.removeAll(document);
		this.deadLetters.removeAll(Document.ROW, document.origin());
		this.deadLetters.removeAll(Block.BLOCK, document.origin());
		this.deadLetters.add(
				List.of(new DeadLetter(new ItemAddress(Document.DOCUMENT, document.origin(), ItemAddress.EVERY_LANE, 0),
						rule, FailureCategory.DATA, detail, document.label())));
		this.documents.move(document, DocumentStatus.QUARANTINED);
		SetAside aside = SetAside.quarantined(document.feed(), document.fileName(), rule, detail);
		this.setAsides.add(night, aside);
		AfterCommit.run(() -> this.quarantine.put(night, aside, this.files.path(document)));
	}

}
