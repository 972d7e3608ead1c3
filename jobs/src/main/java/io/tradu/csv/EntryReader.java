package io.tradu.csv;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** Reads entry after entry from the window, as long as they start within a range. */
final class EntryReader {

	private final ByteWindow window;

	private final RecordFramer framer;

	private final int columns;

	private final long end;

	private final int limit;

	private long row;

	EntryReader(ByteWindow window, RecordFramer framer, CsvRange range, int limit) {
		this.window = window;
		this.framer = framer;
		this.columns = range.columns();
		this.end = range.byteOffset() + range.byteLength();
		this.limit = limit;
		this.row = range.firstRow();
	}

	@Nullable CsvEntry next() throws IOException {
		if (this.window.offset() >= this.end) {
			return null;
		}
		Line first = this.window.line(0, this.limit);
		if (first == null) {
			return null;
		}
		CsvEntry entry = (first.length() > this.limit) ? longLine() : entry(frame(first));
		this.row++;
		return entry;
	}

	// An entry takes the blank lines after it. One that starts with a blank line is what
	// the entry before it did not take, for there were too many.
	private Frame frame(Line first) throws IOException {
		return first.isBlank() ? Frame.bad(first, Defect.blankLines(this.limit))
				: this.framer.frame(first, this.columns);
	}

	private CsvEntry entry(Frame frame) throws IOException {
		long start = this.window.offset();
		int length = this.framer.skipBlankLines(frame.last().end());
		String rawText = this.window.text(length);
		this.window.advance(length);
		return (frame.defect() != null) ? bad(start, rawText, false, frame.defect())
				: new CsvRow(this.row, start, length, rawText, frame.cells());
	}

	private CsvEntry longLine() throws IOException {
		long start = this.window.offset();
		Utf8Check check = new Utf8Check(start);
		String beginning = this.window.text(startOfCharacterAt(this.limit));
		long length = skipLine(check);
		UnreadableDocument.throwIfMalformed(check);
		this.window.advance(this.framer.skipBlankLines(0));
		return bad(start, beginning, true, Defect.tooLong(length, this.limit));
	}

	// The text is cut before a character, not within it.
	private int startOfCharacterAt(int position) {
		int at = position;
		while (at > 0 && (this.window.at(at) & 0xC0) == 0x80) {
			at--;
		}
		return at;
	}

	private long skipLine(Utf8Check check) throws IOException {
		long start = this.window.offset();
		while (this.window.has(0) && !this.window.isLineBreak(0)) {
			int content = 0;
			while (content < this.window.available() && !isLineBreakInWindow(content)) {
				content++;
			}
			this.window.check(check, 0, content);
			this.window.advance(content);
		}
		check.finish();
		return this.window.offset() - start;
	}

	private boolean isLineBreakInWindow(int position) {
		return this.window.at(position) == '\n' || this.window.at(position) == '\r';
	}

	private BadRow bad(long start, String rawText, boolean truncated, Defect defect) {
		return new BadRow(this.row, start, this.window.offset() - start, rawText, truncated, defect.rule(),
				defect.detail());
	}

}
