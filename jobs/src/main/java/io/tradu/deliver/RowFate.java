package io.tradu.deliver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.csv.CellEdits;
import io.tradu.csv.CsvEntry;
import io.tradu.csv.CsvRow;

/** What became of a row: exactly one of three things. */
sealed interface RowFate {

	/** Writes the row where it belongs. */
	void writeTo(OutputStream delivered, RejectedRowsFile rejected) throws IOException;

	/**
	 * It is delivered.
	 *
	 * @param row the row
	 * @param values the translated cells, by column
	 * @param routes the route of each translated cell
	 * @param untouched how many cells had nothing to translate
	 */
	record Delivered(CsvRow row, Map<Integer, String> values, List<String> routes, int untouched) implements RowFate {

		@Override
		public void writeTo(OutputStream delivered, RejectedRowsFile rejected) throws IOException {
			String text = this.values.isEmpty() ? this.row.rawText() : CellEdits.apply(this.row, this.values);
			delivered.write(text.getBytes(StandardCharsets.UTF_8));
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
