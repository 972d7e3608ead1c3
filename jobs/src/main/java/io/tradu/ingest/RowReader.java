package io.tradu.ingest;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradu.document.ChangedDocumentException;
import io.tradu.document.Document;
import io.tradu.document.Night;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads the rows of all documents received, one document after the other, as many at a
 * time as one transaction takes: rows differ in size by a factor of a million. Its
 * position is each document's own, saved in the same transaction; the execution context
 * holds none.
 */
class RowReader implements ItemStreamReader<RowBatch> {

	private final Night night;

	private final ReceivedDocuments documents;

	private final DocumentClosing closing;

	private final int maxRows;

	private final long maxBytes;

	private final Deque<Document> waiting = new ArrayDeque<>();

	private final List<DocumentCursor> ended = new ArrayList<>();

	private final Map<Document, Refusal> unreadable = new LinkedHashMap<>();

	private @Nullable DocumentCursor current;

	RowReader(Night night, ReceivedDocuments documents, DocumentClosing closing, int maxRows, long maxBytes) {
		this.night = night;
		this.documents = documents;
		this.closing = closing;
		this.maxRows = maxRows;
		this.maxBytes = maxBytes;
	}

	@Override
	public void open(ExecutionContext context) {
		this.closing.finishMoves(this.night);
		this.waiting.addAll(this.documents.find(this.night));
	}

	@Override
	public @Nullable RowBatch read() throws IOException {
		List<SourceRow> rows = new ArrayList<>();
		long bytes = 0;
		DocumentCursor cursor = current();
		while (cursor != null && rows.size() < this.maxRows && bytes < this.maxBytes) {
			Optional<SourceRow> row = Optional.empty();
			try {
				if (cursor.isInDoubt()) {
					cursor.countRest(this.maxBytes);
					if (cursor.isInDoubt()) {
						// The next transaction counts on: none may stay open for minutes.
						break;
					}
				}
				row = next(cursor);
			}
			catch (ChangedDocumentException ex) {
				cursor.refuse(changed(ex));
			}
			if (row.isPresent()) {
				rows.add(row.get());
				bytes += row.get().byteLength();
			}
			else {
				end(cursor);
			}
			cursor = current();
		}
		return (rows.isEmpty() && cursor == null) ? null : new RowBatch(rows);
	}

	private static Optional<SourceRow> next(DocumentCursor cursor) throws IOException {
		return cursor.refusal().isPresent() ? Optional.empty()
				: Optional.ofNullable(cursor.next()).map((entry) -> SourceRow.of(cursor.document(), entry));
	}

	private static Refusal changed(ChangedDocumentException failure) {
		return new Refusal(ChangedDocumentException.RULE, String.valueOf(failure.getMessage()));
	}

	@Override
	public void update(ExecutionContext context) {
		for (DocumentCursor cursor : this.ended) {
			this.documents.saveProgress(cursor);
			this.closing.close(this.night, cursor.document(), cursor.refusal());
		}
		this.ended.clear();
		this.unreadable.forEach((document, refusal) -> this.closing.close(this.night, document, Optional.of(refusal)));
		this.unreadable.clear();
		if (this.current != null) {
			this.documents.saveProgress(this.current);
		}
	}

	@Override
	public void close() {
		if (this.current != null) {
			this.current.close();
		}
	}

	private void end(DocumentCursor cursor) {
		cursor.close();
		this.ended.add(cursor);
		this.current = null;
	}

	private @Nullable DocumentCursor current() throws IOException {
		while (this.current == null && !this.waiting.isEmpty()) {
			Document document = this.waiting.remove();
			try {
				this.current = this.documents.open(document);
			}
			catch (ChangedDocumentException ex) {
				this.unreadable.put(document, changed(ex));
			}
		}
		return this.current;
	}

}
