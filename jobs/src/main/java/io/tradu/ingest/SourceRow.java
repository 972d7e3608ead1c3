package io.tradu.ingest;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.csv.BadRow;
import io.tradu.csv.CsvEntry;
import io.tradu.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was read. Without its cells: those of a row of 1 MB can take 20 MB.
 *
 * @param document its document
 * @param number its number; 1 is the first after the header
 * @param byteOffset where it starts in the document's file
 * @param byteLength length in bytes
 * @param text the text as it is in the file, or only its beginning if it is too long
 * @param defect what is wrong with it; null if it is a record
 */
record SourceRow(Document document, long number, long byteOffset, long byteLength, String text,
		@Nullable Defect defect) {

	static SourceRow of(Document document, CsvEntry entry) {
		return new SourceRow(document, entry.rowNumber(), entry.byteOffset(), entry.byteLength(), entry.rawText(),
				(entry instanceof BadRow bad) ? new Defect(bad.rule(), bad.detail()) : null);
	}

	boolean isGood() {
		return this.defect == null;
	}

	/** Returns its dead letter for a target, or for all of them. */
	DeadLetter letter(String target, Defect defect) {
		return new DeadLetter(this.document.row(this.number, target), defect.rule(), FailureCategory.DATA,
				defect.detail(), this.text);
	}

	/**
	 * Why a row cannot be delivered.
	 *
	 * @param rule stable identifier
	 * @param detail the same as a sentence
	 */
	record Defect(String rule, String detail) {
	}

}
