package io.tradu.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows that are taken in by one transaction, in order. None while the rest of a
 * document is counted.
 *
 * @param rows good and bad rows of one or more documents
 */
record RowBatch(List<SourceRow> rows) {

	/** Returns the good rows, one list for each document. */
	List<List<SourceRow>> goodRows() {
		List<List<SourceRow>> byDocument = new ArrayList<>();
		List<SourceRow> current = List.of();
		for (SourceRow row : this.rows) {
			if (row.isGood()) {
				if (current.isEmpty() || current.get(0).document() != row.document()) {
					current = new ArrayList<>();
					byDocument.add(current);
				}
				current.add(row);
			}
		}
		return byDocument;
	}

}
