package io.tradu.deliver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.csv.CsvEntry;
import io.tradu.document.DeliveredRow;

/** What became of a row: exactly one of three things. */
sealed interface RowFate {

	/** Writes the row where it belongs. */
	void writeTo(OutputStream delivered, RejectedRowsFile rejected) throws IOException;

	/**
	 * It is delivered.
	 *
	 * @param row the row as it is delivered
	 */
	record Delivered(DeliveredRow row) implements RowFate {

		@Override
		public void writeTo(OutputStream delivered, RejectedRowsFile rejected) throws IOException {
			delivered.write(this.row.text().getBytes(StandardCharsets.UTF_8));
		}

	}

	/**
	 * It is a dead letter.
	 *
	 * @param entry the row as it stands in the document
	 * @param letter why
	 */
	record Rejected(CsvEntry entry, DeadLetter letter) implements RowFate {

		@Override
		public void writeTo(OutputStream delivered, RejectedRowsFile rejected) throws IOException {
			rejected.add(this.entry, this.letter);
		}

	}

	/** A person took it out. */
	record Canceled() implements RowFate {

		@Override
		public void writeTo(OutputStream delivered, RejectedRowsFile rejected) {
		}

	}

}
