package io.tradu.csv;

import java.util.Map;

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
		throw new UnsupportedOperationException();
	}

}
