package io.tradu.ingest;

import java.io.IOException;
import java.util.List;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Feeds;
import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/** The documents whose rows are not all read yet, and how far each has been read. */
@Component
class ReceivedDocuments {

	private static final int DESCRIBED = 3;

	private final Documents documents;

	private final DocumentFile files;

	private final SourceLanguages languages;

	private final DeadLetters deadLetters;

	private final Feeds feeds;

	ReceivedDocuments(Documents documents, DocumentFile files, SourceLanguages languages, DeadLetters deadLetters,
			Feeds feeds) {
		this.documents = documents;
		this.files = files;
		this.languages = languages;
		this.deadLetters = deadLetters;
		this.feeds = feeds;
	}

	List<Document> find(Night night) {
		return this.documents.find(night, DocumentStatus.RECEIVED);
	}

	/** Opens a document where an earlier run has stopped reading it. */
	DocumentCursor open(Document received) throws IOException {
		Document document = this.languages.resolve(received);
		return new DocumentCursor(document, (rows, bytes) -> this.files.openRest(document, rows, bytes),
				badRows(document));
	}

	void saveProgress(DocumentCursor cursor) {
		this.documents.saveProgress(cursor.document().id(), cursor.rows(), cursor.bytes());
	}

	private BadRowCount badRows(Document document) {
		boolean begun = document.ingestedRows() > 0;
		long bad = begun ? this.deadLetters.count(Document.ROW, document.origin()) : 0;
		List<String> first = (bad == 0) ? List.of() : this.deadLetters
			.firstReasons(Document.ROW, document.origin(), ItemAddress.EVERY_LANE, DESCRIBED)
			.stream()
			.map((letter) -> BadRowCount.described(letter.address().position(), letter.reason(), letter.detail()))
			.toList();
		return new BadRowCount(this.feeds.get(document.feed()).badRows(), bad, first);
	}

}
