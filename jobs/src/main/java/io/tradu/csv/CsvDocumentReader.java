package io.tradu.csv;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.tradu.batch.file.FileAccess;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document, or a part of it that starts and ends between two entries, entry by
 * entry. A part gives the same entries as the whole document: to find out what is wrong
 * with a row the reader may look at bytes beyond the part's end.
 */
public final class CsvDocumentReader implements AutoCloseable {

	/** Default for the longest record, in bytes and without its terminator. */
	public static final int MAX_RECORD_BYTES = 1024 * 1024;

	private final ByteWindow window;

	private final @Nullable CsvHeader header;

	private final EntryReader entries;

	private @Nullable UnreadableDocument failure;

	private CsvDocumentReader(ByteWindow window, @Nullable CsvHeader header, EntryReader entries) {
		this.window = window;
		this.header = header;
		this.entries = entries;
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
		SeekableByteChannel channel = FileAccess.channel(file, StandardOpenOption.READ);
		try {
			return open(channel, maxRecordBytes);
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	/**
	 * As {@link #open(Path)}, for a file that is open already; it is closed with the
	 * reader.
	 */
	public static CsvDocumentReader open(SeekableByteChannel file) throws IOException {
		return open(file, MAX_RECORD_BYTES);
	}

	static CsvDocumentReader open(SeekableByteChannel file, int maxRecordBytes) throws IOException {
		ByteWindow window = new ByteWindow(file, 0);
		RecordFramer framer = new RecordFramer(window, maxRecordBytes);
		CsvHeader header = new HeaderReader(window, framer, maxRecordBytes).read();
		CsvRange rows = new CsvRange(window.offset(), Long.MAX_VALUE - window.offset(), 1, header.names().size());
		return new CsvDocumentReader(window, header, new EntryReader(window, framer, rows, maxRecordBytes));
	}

	/** Opens a part of a document. */
	public static CsvDocumentReader open(Path file, CsvRange range) throws IOException {
		return open(file, range, MAX_RECORD_BYTES);
	}

	/**
	 * As {@link #open(Path, CsvRange)}, with another limit for the length of a record.
	 */
	public static CsvDocumentReader open(Path file, CsvRange range, int maxRecordBytes) throws IOException {
		SeekableByteChannel channel = FileAccess.channel(file, StandardOpenOption.READ);
		try {
			return open(channel, range, maxRecordBytes);
		}
		catch (IOException | RuntimeException ex) {
			channel.close();
			throw ex;
		}
	}

	/**
	 * As {@link #open(Path, CsvRange)}, for a file that is open already; it is closed
	 * with the reader.
	 */
	public static CsvDocumentReader open(SeekableByteChannel file, CsvRange range) throws IOException {
		return open(file, range, MAX_RECORD_BYTES);
	}

	static CsvDocumentReader open(SeekableByteChannel file, CsvRange range, int maxRecordBytes) throws IOException {
		ByteWindow window = new ByteWindow(file, range.byteOffset());
		RecordFramer framer = new RecordFramer(window, maxRecordBytes);
		return new CsvDocumentReader(window, null, new EntryReader(window, framer, range, maxRecordBytes));
	}

	/**
	 * Returns the header.
	 * @throws IllegalStateException if only a part of the document was opened
	 */
	public CsvHeader header() {
		if (this.header == null) {
			throw new IllegalStateException("only a part of the document was opened");
		}
		return this.header;
	}

	/**
	 * Reads the next entry.
	 * @return the entry, or {@code null} at the end
	 * @throws UnreadableDocument if the entry is not UTF-8
	 */
	public @Nullable CsvEntry next() throws IOException {
		// Nobody may read on behind what could not be read.
		if (this.failure != null) {
			throw this.failure;
		}
		try {
			return this.entries.next();
		}
		catch (UnreadableDocument ex) {
			this.failure = ex;
			throw ex;
		}
	}

	@Override
	public void close() throws IOException {
		this.window.close();
	}

}
