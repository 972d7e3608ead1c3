package io.tradu.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes records to a new document in UTF-8, with quotes where RFC 4180 asks for them.
 */
public final class CsvRecordWriter implements AutoCloseable {

	/**
	 * Creates a writer that buffers and that closes the stream when it is closed.
	 * @param out where the document goes
	 * @param lineTerminator what ends each record, see {@link CsvHeader#lineTerminator()}
	 */
	public CsvRecordWriter(OutputStream out, String lineTerminator) {
	}

	public void write(List<String> cells) throws IOException {
		throw new UnsupportedOperationException();
	}

	/** Writes text that already is CSV, such as a row's raw text. */
	public void writeRaw(String rawText) throws IOException {
		throw new UnsupportedOperationException();
	}

	public void flush() throws IOException {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() throws IOException {
		throw new UnsupportedOperationException();
	}

}
