package io.tradu.ingest;

import java.util.List;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.document.Blocks;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/** Decides what becomes of a document whose last row was read. */
@Component
class DocumentClosing {

	private static final String RULE = "too-many-bad-rows";

	private final Documents documents;

	private final Blocks blocks;

	private final DeadLetters deadLetters;

	private final Feeds feeds;

	private final QuarantinedDocuments quarantined;

	DocumentClosing(Documents documents, Blocks blocks, DeadLetters deadLetters, Feeds feeds,
			QuarantinedDocuments quarantined) {
		this.documents = documents;
		this.blocks = blocks;
		this.deadLetters = deadLetters;
		this.feeds = feeds;
		this.quarantined = quarantined;
	}

	/**
	 * Marks the document ingested, or gives it up with all its rows if too many of them
	 * are bad.
	 */
	void close(Night night, Document document, long rows) {
		Feed feed = this.feeds.get(document.feed());
		long bad = this.deadLetters.count(Document.ROW, document.origin());
		if (!feed.badRows().areExceededBy(bad, rows)) {
			this.documents.move(document, DocumentStatus.INGESTED);
			return;
		}
		List<DeadLetter> first = this.deadLetters.find(Document.ROW, document.origin(), ItemAddress.EVERY_LANE, 1, rows)
			.stream()
			.limit(3)
			.toList();
		String detail = bad + " of its " + rows + " rows are bad; the feed allows " + feed.badRows().number()
				+ " rows or a share of " + feed.badRows().share() + ". The first: " + described(first);
		this.blocks.removeAll(document);
		this.deadLetters.removeAll(Document.ROW, document.origin());
		this.deadLetters.add(
				List.of(new DeadLetter(new ItemAddress(Document.DOCUMENT, document.origin(), ItemAddress.EVERY_LANE, 0),
						RULE, FailureCategory.DATA, detail, document.label())));
		this.documents.move(document, DocumentStatus.QUARANTINED);
		this.quarantined.add(night, document, RULE, detail);
	}

	/** Makes up for the moves of a process that died between its commit and the move. */
	void finishMoves(Night night) {
		this.quarantined.finishMoves(night);
	}

	private static String described(List<DeadLetter> letters) {
		return String.join("; ",
				letters.stream()
					.map((letter) -> "row " + letter.address().position() + ": " + letter.reason() + " ("
							+ letter.detail() + ")")
					.toList());
	}

}
