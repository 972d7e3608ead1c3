package io.tradu.csv;

import java.io.IOException;

/**
 * Finds out how many physical lines the next record takes. A record goes on over a line
 * break while its number of quotes is odd. If what comes out is no record, only the first
 * line is given up: the lines after it may be good rows that its stray quote swallowed.
 */
final class RecordFramer {

	// The window holds a record and the blank lines after it in one array.
	private static final int MAX_LIMIT = 256 * 1024 * 1024;

	private final ByteWindow window;

	private final int limit;

	/**
	 * Creates a framer.
	 * @param window the records are framed at its start
	 * @param limit longest record in bytes, without its terminator
	 */
	RecordFramer(ByteWindow window, int limit) {
		if (limit < 1 || limit > MAX_LIMIT) {
			throw new IllegalArgumentException("a record of %d bytes at most makes no sense".formatted(limit));
		}
		this.window = window;
		this.limit = limit;
	}

	/** Frames a record of any number of cells. */
	Frame frame(Line first) throws IOException {
		ParsedRecord alone = parse(first);
		// A defect stays one whatever follows, as records are read from left to right.
		if (!first.hasOddQuotes() || alone.defect() != null) {
			return new Frame(first, alone.cells(), alone.defect());
		}
		return frameLines(first);
	}

	/** Frames a record that is to have a number of cells. */
	Frame frame(Line first, int columns) throws IOException {
		Frame frame = frame(first);
		int cells = frame.cells().size();
		if (frame.defect() != null || cells == columns) {
			return frame;
		}
		if (frame.last() != first && isRow(skipBlankLines(first.end()), columns)) {
			return Frame.bad(first, Defect.openQuote("a quote opened in this line swallows complete rows after it; "
					+ "read as one record they have %d cells, the header has %d", cells, columns));
		}
		return Frame.bad(frame.last(), Defect.ragged(cells, columns));
	}

	/** Returns where the blank lines end that start at a position. */
	int skipBlankLines(int from) throws IOException {
		int at = from;
		while (at - from < this.limit && this.window.isLineBreak(at)) {
			at++;
		}
		return at;
	}

	private Frame frameLines(Line first) throws IOException {
		int lines = 1;
		Line last = first;
		for (boolean open = true; open; open ^= last.hasOddQuotes()) {
			int rest = Math.max(0, this.limit - last.end());
			Line next = this.window.line(last.end(), rest);
			if (next == null) {
				return Frame.bad(first,
						Defect.openQuote("a quote opened in this line is not closed before the file ends"));
			}
			if (next.length() > rest) {
				return Frame.bad(first,
						Defect.openQuote("a quote opened in this line is not closed within %d bytes", this.limit));
			}
			lines++;
			last = next;
		}
		ParsedRecord record = parse(last);
		return (record.defect() != null) ? Frame.bad(first, record.defect().over(lines))
				: new Frame(last, record.cells(), null);
	}

	// Everything from the window's start to the end of a line.
	private ParsedRecord parse(Line last) throws IOException {
		String text = this.window.text(last.contentEnd());
		return RecordParser.parse(text, last.quotes() > 0 || last.start() > 0);
	}

	private boolean isRow(int position, int columns) throws IOException {
		Line line = this.window.line(position, this.limit);
		if (line == null || line.isBlank() || line.hasOddQuotes() || line.length() > this.limit) {
			return false;
		}
		String text = this.window.text(line.start(), line.contentEnd());
		return RecordParser.parse(text, line.quotes() > 0).isWellFormed(columns);
	}

}
