package io.tradu.csv;

import java.util.List;

/**
 * The first record of a document.
 *
 * @param names the columns' names in order, as they are written
 * @param rawText the text as it stands in the file, with byte order mark, blank lines and
 * terminator
 * @param byteLength length in bytes; the first row starts right after it
 * @param lineTerminator what ends the header record; CRLF if nothing does
 */
public record CsvHeader(List<String> names, String rawText, long byteLength, String lineTerminator) {

	public CsvHeader {
		names = List.copyOf(names);
	}

}
