package io.tradu.csv;

/**
 * A part of a document, from the start of one entry to the end of another.
 *
 * @param byteOffset where the first entry starts
 * @param byteLength length of all entries together
 * @param firstRow number of the first entry's row
 * @param columns number of names in the document's header
 */
public record CsvRange(long byteOffset, long byteLength, long firstRow, int columns) {

	public CsvRange {
		if (byteOffset <= 0 || byteLength < 0 || byteLength > Long.MAX_VALUE - byteOffset || firstRow < 1
				|| columns < 1) {
			throw new IllegalArgumentException("no part of a document: %d bytes at %d, row %d, %d columns"
				.formatted(byteLength, byteOffset, firstRow, columns));
		}
	}

}
