package io.tradu.csv;

/**
 * A stretch of a document: one record or one bad row, with the line terminator and the
 * blank lines after it. The entries of a document follow each other without a gap.
 */
public sealed interface CsvEntry permits CsvRow, BadRow {

	/** Returns the row's number; 1 is the first after the header. */
	long rowNumber();

	/** Returns where the entry starts, counted from the start of the file. */
	long byteOffset();

	/** Returns the entry's length in bytes; the next entry starts right after it. */
	long byteLength();

	/**
	 * Returns the text as it stands in the file, line terminators included. Encoded as
	 * UTF-8 it gives the entry's bytes, unless the entry is a {@link BadRow} whose text
	 * was cut.
	 */
	String rawText();

}
