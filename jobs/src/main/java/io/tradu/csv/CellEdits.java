package io.tradu.csv;

import java.util.Map;
import java.util.Objects;

/** Puts new values into single cells of a record and leaves every other byte alone. */
public final class CellEdits {

	private CellEdits() {
	}

	/**
	 * Returns the row's raw text with some cells replaced. A cell that stood in quotes
	 * stays in quotes; another gets them only if its new value needs them.
	 * @param row the row as it was read
	 * @param values new values by column; the first column is 0
	 */
	public static String apply(CsvRow row, Map<Integer, String> values) {
		checkColumns(row, values);
		String raw = row.rawText();
		StringBuilder edited = new StringBuilder(raw.length() + 64);
		int at = 0;
		for (int column = 0; column < row.cells().size(); column++) {
			boolean quoted = row.cells().get(column).quoted();
			int end = quoted ? endOfQuoted(raw, at) : endOfPlain(raw, at);
			edited.append(cell(row, column, values, raw.substring(at, end)));
			// The comma; after the last cell the terminator's first character, if any.
			edited.append(raw, end, Math.min(end + 1, raw.length()));
			at = end + 1;
		}
		return edited.append(raw, Math.min(at, raw.length()), raw.length()).toString();
	}

	private static String cell(CsvRow row, int column, Map<Integer, String> values, String raw) {
		String value = values.get(column);
		return (value != null) ? Quoting.cell(value, row.cells().get(column).quoted(), row.cells().size() == 1) : raw;
	}

	private static int endOfQuoted(String raw, int start) {
		int at = raw.indexOf('"', start + 1);
		while (at + 1 < raw.length() && raw.charAt(at + 1) == '"') {
			at = raw.indexOf('"', at + 2);
		}
		return at + 1;
	}

	private static int endOfPlain(String raw, int start) {
		int at = start;
		while (at < raw.length() && ",\r\n".indexOf(raw.charAt(at)) < 0) {
			at++;
		}
		return at;
	}

	private static void checkColumns(CsvRow row, Map<Integer, String> values) {
		for (Integer column : values.keySet()) {
			Objects.checkIndex(column, row.cells().size());
		}
	}

}
