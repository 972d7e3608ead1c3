package io.tradu.csv;

import java.io.IOException;

/** Reads a document's first record, and the byte order mark before it. */
final class HeaderReader {

	private static final int[] BYTE_ORDER_MARK = { 0xEF, 0xBB, 0xBF };

	private final ByteWindow window;

	private final RecordFramer framer;

	private final int limit;

	HeaderReader(ByteWindow window, RecordFramer framer, int limit) {
		this.window = window;
		this.framer = framer;
		this.limit = limit;
	}

	/** Reads the header and leaves the window at the first row. */
	CsvHeader read() throws IOException {
		int leading = this.framer.skipBlankLines(byteOrderMarkLength());
		String leadingText = this.window.text(leading);
		this.window.advance(leading);
		Frame frame = this.framer.frame(firstLine());
		if (frame.defect() != null) {
			throw unreadable("bad-header", frame.defect().detail());
		}
		int length = this.framer.skipBlankLines(frame.last().end());
		String rawText = leadingText + this.window.text(length);
		String terminator = this.window.text(frame.last().contentEnd(), frame.last().end());
		this.window.advance(length);
		return new CsvHeader(frame.cells().stream().map(CsvCell::value).toList(), rawText, this.window.offset(),
				terminator.isEmpty() ? "\r\n" : terminator);
	}

	private Line firstLine() throws IOException {
		Line first = this.window.line(0, this.limit);
		if (first == null || first.isBlank()) {
			throw unreadable("no-header", "the file has no header: there is nothing in it but blank lines");
		}
		if (first.length() > this.limit) {
			throw unreadable("bad-header", "the header is longer than %d bytes".formatted(this.limit));
		}
		return first;
	}

	private int byteOrderMarkLength() throws IOException {
		for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
			if (!this.window.has(i) || (this.window.at(i) & 0xFF) != BYTE_ORDER_MARK[i]) {
				return 0;
			}
		}
		return BYTE_ORDER_MARK.length;
	}

	private UnreadableDocument unreadable(String rule, String detail) {
		return new UnreadableDocument(rule, this.window.offset(), detail);
	}

}
