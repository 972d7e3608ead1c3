package io.tradu.ingest;

import io.tradu.csv.CsvEntry;
import io.tradu.document.Document;

/**
 * A row as it was read.
 *
 * @param document its document
 * @param entry the row, good or bad
 */
record SourceRow(Document document, CsvEntry entry) {
}
