package io.tradu.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes records to a new document in UTF-8, with quotes where RFC 4180 asks for them.
 */
public final class CsvRecordWriter implements AutoCloseable {

	private final Writer writer;

	private final String lineTerminator;

	/**
	 * Creates a writer that buffers and that closes the stream when it is closed.
	 * @param out where the document goes
	 * @param lineTerminator what ends each record, see {@link CsvHeader#lineTerminator()}
	 */
	public CsvRecordWriter(OutputStream out, String lineTerminator) {
		// A new encoder refuses a lone surrogate instead of writing a question mark.
		this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
		this.lineTerminator = lineTerminator;
	}

	public void write(List<String> cells) throws IOException {
		for (int i = 0; i < cells.size(); i++) {
			if (i > 0) {
				this.writer.write(',');
			}
			this.writer.write(Quoting.cell(cells.get(i), false, cells.size() == 1));
		}
		this.writer.write(this.lineTerminator);
	}

	/** Writes text that already is CSV, such as a row's raw text. */
	public void writeRaw(String rawText) throws IOException {
		this.writer.write(rawText);
	}

	public void flush() throws IOException {
		this.writer.flush();
	}

	@Override
	public void close() throws IOException {
		this.writer.close();
	}

}
