package io.tradu.ingest;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.tradu.csv.CsvEntry;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the rows of all documents received, one document after the other. Its position is
 * each document's own, saved in the chunk's transaction; the execution context holds
 * none.
 */
class RowReader implements ItemStreamReader<SourceRow> {

	private final Night night;

	private final Documents documents;

	private final DocumentFile files;

	private final SourceLanguages languages;

	private final DocumentClosing closing;

	private final Deque<Document> waiting = new ArrayDeque<>();

	private final List<DocumentCursor> ended = new ArrayList<>();

	private @Nullable DocumentCursor current;

	RowReader(Night night, Documents documents, DocumentFile files, SourceLanguages languages,
			DocumentClosing closing) {
		this.night = night;
		this.documents = documents;
		this.files = files;
		this.languages = languages;
		this.closing = closing;
	}

	@Override
	public void open(ExecutionContext context) {
		this.closing.finishMoves(this.night);
		this.waiting.addAll(this.documents.find(this.night, DocumentStatus.RECEIVED));
	}

	@Override
	public @Nullable SourceRow read() throws IOException {
		for (DocumentCursor cursor = current(); cursor != null; cursor = current()) {
			CsvEntry entry = cursor.next();
			if (entry != null) {
				return new SourceRow(cursor.document(), entry);
			}
			cursor.close();
			this.ended.add(cursor);
			this.current = null;
		}
		return null;
	}

	@Override
	public void update(ExecutionContext context) {
		for (DocumentCursor cursor : this.ended) {
			this.documents.saveProgress(cursor.document().id(), cursor.rows(), cursor.bytes());
			this.closing.close(this.night, cursor.document(), cursor.rows());
		}
		this.ended.clear();
		if (this.current != null) {
			this.documents.saveProgress(this.current.document().id(), this.current.rows(), this.current.bytes());
		}
	}

	@Override
	public void close() {
		if (this.current != null) {
			this.current.close();
		}
	}

	private @Nullable DocumentCursor current() throws IOException {
		if (this.current == null && !this.waiting.isEmpty()) {
			Document document = this.languages.resolve(this.waiting.remove());
			this.current = new DocumentCursor(document, this.files.openRest(document));
		}
		return this.current;
	}

}
