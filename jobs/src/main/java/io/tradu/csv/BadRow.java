package io.tradu.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row that is no record of the document, and why.
 *
 * @param rowNumber 1 is the first after the header
 * @param byteOffset where the row starts in the file
 * @param byteLength length in bytes, with terminator and the blank lines after it
 * @param rawText the text as it stands in the file, or only its beginning
 * @param truncated whether the raw text is only the beginning
 * @param rule stable identifier of the rule that was broken: {@code open-quote},
 * {@code malformed-quote}, {@code quote-in-unquoted-cell}, {@code ragged-row},
 * {@code row-too-long} or {@code too-many-blank-lines}
 * @param detail what is wrong, in a sentence for the person who mends it
 */
public record BadRow(long rowNumber, long byteOffset, long byteLength, String rawText, boolean truncated, String rule,
		String detail) implements CsvEntry {

	/**
	 * Splits the raw text at its commas without regard to quotes, so that the customer's
	 * own key can be recognised. Only a piece whose two quotes enclose it loses them.
	 * @param columns the number of names in the header
	 * @return exactly so many cells: missing ones are empty, the last one holds all that
	 * is left over
	 */
	public List<String> bestEffortCells(int columns) {
		String[] pieces = withoutLineBreaks().split(",", columns);
		List<String> cells = new ArrayList<>(Collections.nCopies(columns, ""));
		for (int i = 0; i < pieces.length; i++) {
			cells.set(i, unquote(pieces[i]));
		}
		return List.copyOf(cells);
	}

	private String withoutLineBreaks() {
		int end = this.rawText.length();
		while (end > 0 && (this.rawText.charAt(end - 1) == '\n' || this.rawText.charAt(end - 1) == '\r')) {
			end--;
		}
		return this.rawText.substring(0, end);
	}

	private static String unquote(String piece) {
		int last = piece.length() - 1;
		boolean plain = last > 0 && piece.charAt(0) == '"' && piece.indexOf('"', 1) == last;
		return plain ? piece.substring(1, last) : piece;
	}

}
