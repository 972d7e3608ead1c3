package io.tradu.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.CsvEntry;
import io.tradu.document.Document;
import org.jspecify.annotations.Nullable;

/** A place in a document: the rows before it have been read. */
class DocumentCursor {

	private final Document document;

	private final CsvDocumentReader reader;

	private long rows;

	private long bytes;

	DocumentCursor(Document document, CsvDocumentReader reader) {
		this.document = document;
		this.reader = reader;
		this.rows = document.ingestedRows();
		this.bytes = document.ingestedBytes();
	}

	@Nullable CsvEntry next() throws IOException {
		CsvEntry entry = this.reader.next();
		if (entry != null) {
			this.rows = entry.rowNumber();
			this.bytes = entry.byteOffset() + entry.byteLength();
		}
		return entry;
	}

	Document document() {
		return this.document;
	}

	long rows() {
		return this.rows;
	}

	long bytes() {
		return this.bytes;
	}

	void close() {
		try {
			this.reader.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
