package io.tradu.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All that a reader says of one file. */
record Reading(byte[] file, CsvHeader header, List<CsvEntry> entries, int limit) {

	static Reading of(String text) throws IOException {
		return of(text, CsvDocumentReader.MAX_RECORD_BYTES);
	}

	static Reading of(String text, int limit) throws IOException {
		return of(text.getBytes(StandardCharsets.UTF_8), limit);
	}

	static Reading of(byte[] bytes, int limit) throws IOException {
		try (CsvDocumentReader reader = CsvDocumentReader.open(new BytesInMemory(bytes), limit)) {
			return new Reading(bytes, reader.header(), drain(reader), limit);
		}
	}

	List<CsvEntry> again(int from, int to) throws IOException {
		CsvEntry first = this.entries.get(from);
		CsvEntry last = this.entries.get(to);
		CsvRange range = new CsvRange(first.byteOffset(), last.byteOffset() + last.byteLength() - first.byteOffset(),
				first.rowNumber(), this.header.names().size());
		try (CsvDocumentReader reader = CsvDocumentReader.open(new BytesInMemory(this.file), range, this.limit)) {
			return drain(reader);
		}
	}

	List<CsvRow> rows() {
		return this.entries.stream().filter(CsvRow.class::isInstance).map(CsvRow.class::cast).toList();
	}

	List<BadRow> bad() {
		return this.entries.stream().filter(BadRow.class::isInstance).map(BadRow.class::cast).toList();
	}

	List<List<String>> values() {
		return rows().stream().map(CsvRow::values).toList();
	}

	/** Returns one line per entry: the cells of a row, the rule and text of a bad one. */
	List<String> summary() {
		return this.entries.stream().map(Reading::summary).toList();
	}

	String rawText() {
		StringBuilder text = new StringBuilder(this.header.rawText());
		this.entries.forEach((entry) -> text.append(entry.rawText()));
		return text.toString();
	}

	private static String summary(CsvEntry entry) {
		String number = entry.rowNumber() + " ";
		if (entry instanceof BadRow bad) {
			return number + bad.rule() + ": " + bad.rawText().strip();
		}
		return number + String.join("|", ((CsvRow) entry).values());
	}

	private static List<CsvEntry> drain(CsvDocumentReader reader) throws IOException {
		List<CsvEntry> entries = new ArrayList<>();
		for (CsvEntry entry = reader.next(); entry != null; entry = reader.next()) {
			entries.add(entry);
		}
		return entries;
	}

}
