package io.tradu.csv;

/**
 * What is wrong with a row.
 *
 * @param rule stable identifier of the broken rule
 * @param detail a sentence for the person who mends it
 */
record Defect(String rule, String detail) {

	static Defect openQuote(String detail, Object... arguments) {
		return new Defect("open-quote", detail.formatted(arguments));
	}

	static Defect malformedQuote(int cell) {
		return new Defect("malformed-quote",
				"cell %d goes on after its closing quote; a quote within a cell is written twice".formatted(cell));
	}

	static Defect quoteInUnquotedCell(int cell) {
		return new Defect("quote-in-unquoted-cell",
				"cell %d has a quote but does not start with one; such a cell is quoted as a whole".formatted(cell));
	}

	/** Returns the same defect of a record that takes several physical lines. */
	Defect over(int lines) {
		return new Defect(this.rule,
				this.detail + " (a quote opened in this line goes on over %d lines)".formatted(lines));
	}

	static Defect ragged(int cells, int columns) {
		return new Defect("ragged-row", "the row has %d cells, the header has %d".formatted(cells, columns));
	}

	static Defect tooLong(long length, int limit) {
		return new Defect("row-too-long", "the line has %d bytes, %d are allowed".formatted(length, limit));
	}

	static Defect blankLines(int limit) {
		return new Defect("too-many-blank-lines",
				"more than %d bytes of blank lines follow each other".formatted(limit));
	}

}
