package io.tradu.csv;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Reads a document, or a part of it that starts and ends between two entries, entry by
 * entry. A part gives the same entries as the whole document: to find out what is wrong
 * with a row the reader may look at bytes beyond the part's end.
 */
public final class CsvDocumentReader implements AutoCloseable {

	/** Default for the longest record, in bytes. */
	public static final int MAX_RECORD_BYTES = 1024 * 1024;

	private CsvDocumentReader() {
	}

	/**
	 * Opens a document at its first row.
	 * @throws UnreadableDocument if it has no usable header or is not UTF-8
	 */
	public static CsvDocumentReader open(Path file) throws IOException {
		return open(file, MAX_RECORD_BYTES);
	}

	/** As {@link #open(Path)}, with another limit for the length of a record. */
	public static CsvDocumentReader open(Path file, int maxRecordBytes) throws IOException {
		throw new UnsupportedOperationException();
	}

	/** Opens a part of a document. */
	public static CsvDocumentReader open(Path file, CsvRange range) throws IOException {
		return open(file, range, MAX_RECORD_BYTES);
	}

	/**
	 * As {@link #open(Path, CsvRange)}, with another limit for the length of a record.
	 */
	public static CsvDocumentReader open(Path file, CsvRange range, int maxRecordBytes) throws IOException {
		throw new UnsupportedOperationException();
	}

	/**
	 * Returns the header.
	 * @throws IllegalStateException if only a part of the document was opened
	 */
	public CsvHeader header() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Reads the next entry.
	 * @return the entry, or {@code null} at the end
	 * @throws UnreadableDocument if the entry is not UTF-8
	 */
	public @Nullable CsvEntry next() throws IOException {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() throws IOException {
		throw new UnsupportedOperationException();
	}

}
