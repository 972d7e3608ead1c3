package io.tradu.csv;

import java.util.List;

/**
 * A well-formed record with as many cells as the header has names.
 *
 * @param rowNumber 1 is the first after the header
 * @param byteOffset where the record starts in the file
 * @param byteLength length in bytes, with terminator and the blank lines after it
 * @param rawText the text as it stands in the file
 * @param cells the cells in order
 */
public record CsvRow(long rowNumber, long byteOffset, long byteLength, String rawText,
		List<CsvCell> cells) implements CsvEntry {

	public CsvRow {
		cells = List.copyOf(cells);
	}

	/** Returns what the cell of a column says; the first column is 0. */
	public String value(int column) {
		return this.cells.get(column).value();
	}

	/** Returns what the cells say, in order. */
	public List<String> values() {
		return this.cells.stream().map(CsvCell::value).toList();
	}

}
