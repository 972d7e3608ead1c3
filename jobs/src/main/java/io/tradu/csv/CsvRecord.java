package io.tradu.csv;

import java.nio.charset.StandardCharsets;

/** Reads a record that stands alone. */
public final class CsvRecord {

	private CsvRecord() {
	}

	/**
	 * Reads a text as one record.
	 * @param rawText the record, with or without line breaks after it
	 * @param rowNumber the number to give it
	 * @param columns the number of names in the header
	 * @return the row, or a bad row if it is not exactly one record of the document
	 */
	public static CsvEntry read(String rawText, long rowNumber, int columns) {
		String content = rawText.substring(0, rawText.length() - lineBreaks(rawText).length());
		int length = content.getBytes(StandardCharsets.UTF_8).length;
		if (length > CsvDocumentReader.MAX_RECORD_BYTES) {
			return bad(rawText, rowNumber, Defect.tooLong(length, CsvDocumentReader.MAX_RECORD_BYTES));
		}
		boolean quoted = content.indexOf('"') >= 0;
		if (content.isEmpty() || (!quoted && hasLineBreak(content))) {
			return bad(rawText, rowNumber, new Defect("ragged-row", "it is not one record"));
		}
		ParsedRecord record = RecordParser.parse(content, quoted);
		Defect defect = record.defect();
		if (defect == null && content.chars().filter((character) -> character == '"').count() % 2 != 0) {
			defect = Defect.openQuote("a quote opened in this record is not closed");
		}
		if (defect == null && record.cells().size() != columns) {
			defect = Defect.ragged(record.cells().size(), columns);
		}
		return (defect != null) ? bad(rawText, rowNumber, defect)
				: new CsvRow(rowNumber, 0, rawText.getBytes(StandardCharsets.UTF_8).length, rawText, record.cells());
	}

	/** Returns the line breaks at the end of a text. */
	public static String lineBreaks(String rawText) {
		int end = rawText.length();
		while (end > 0 && (rawText.charAt(end - 1) == '\n' || rawText.charAt(end - 1) == '\r')) {
			end--;
		}
		return rawText.substring(end);
	}

	private static boolean hasLineBreak(String text) {
		return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
	}

	private static BadRow bad(String rawText, long rowNumber, Defect defect) {
		return new BadRow(rowNumber, 0, rawText.getBytes(StandardCharsets.UTF_8).length, rawText, false, defect.rule(),
				defect.detail());
	}

}
