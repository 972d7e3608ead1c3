package io.tradu.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.CsvEntry;
import io.tradu.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document: the rows before it have been read. When there are more bad rows
 * than the number that the feed allows, their share of all rows decides, which only the
 * end of the document shows: its rest is counted first. So a document that is refused
 * leaves no more dead letters than that number, however many of its rows are bad.
 */
class DocumentCursor {

	private final Document document;

	private final Opening opening;

	private final CsvDocumentReader reader;

	private final BadRowCount badRows;

	private long rows;

	private long bytes;

	private @Nullable RestCount rest;

	private boolean accepted;

	private @Nullable Refusal refusal;

	DocumentCursor(Document document, Opening opening, BadRowCount badRows) throws IOException {
		this.document = document;
		this.opening = opening;
		this.badRows = badRows;
		this.rows = document.ingestedRows();
		this.bytes = document.ingestedBytes();
		this.reader = opening.at(this.rows, this.bytes);
	}

	/** Returns the next row; null at the end. */
	@Nullable CsvEntry next() throws IOException {
		CsvEntry entry = this.reader.next();
		if (entry != null) {
			this.rows = entry.rowNumber();
			this.bytes = entry.byteOffset() + entry.byteLength();
			this.badRows.add(entry);
		}
		return entry;
	}

	/** Returns whether the rest has to be counted before the next row is read. */
	boolean isInDoubt() {
		return !this.accepted && this.refusal == null && this.badRows.exceedsNumber();
	}

	/**
	 * Counts on in the rest.
	 * @param maxBytes after how many bytes to pause
	 */
	void countRest(long maxBytes) throws IOException {
		if (this.rest == null) {
			this.rest = new RestCount(this.opening.at(this.rows, this.bytes), this.badRows.copy(), this.rows);
		}
		if (this.rest.advance(maxBytes)) {
			this.refusal = this.rest.refusal().map(Refusal::tooManyBadRows).orElse(null);
			this.accepted = this.refusal == null;
			this.rest.close();
			this.rest = null;
		}
	}

	/** Refuses the document, whatever its rows are like. */
	void refuse(Refusal reason) {
		this.refusal = reason;
	}

	/** Returns why the document is refused as a whole; empty if it is not. */
	Optional<Refusal> refusal() {
		return Optional.ofNullable(this.refusal);
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
			if (this.rest != null) {
				this.rest.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Opens the document behind a number of rows, which take a number of bytes. */
	@FunctionalInterface
	interface Opening {

		CsvDocumentReader at(long rows, long bytes) throws IOException;

	}

	/** The count of the rows behind a place. */
	private static final class RestCount implements AutoCloseable {

		private final CsvDocumentReader reader;

		private final BadRowCount badRows;

		private long rows;

		RestCount(CsvDocumentReader reader, BadRowCount badRows, long rows) {
			this.reader = reader;
			this.badRows = badRows;
			this.rows = rows;
		}

		/** Returns whether the end was reached. */
		boolean advance(long maxBytes) throws IOException {
			long counted = 0;
			while (counted < maxBytes) {
				CsvEntry entry = this.reader.next();
				if (entry == null) {
					return true;
				}
				this.badRows.add(entry);
				this.rows = entry.rowNumber();
				counted += entry.byteLength();
			}
			return false;
		}

		Optional<String> refusal() {
			return this.badRows.refusal(this.rows);
		}

		@Override
		public void close() throws IOException {
			this.reader.close();
		}

	}

}
