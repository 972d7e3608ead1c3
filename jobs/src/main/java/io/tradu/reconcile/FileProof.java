package io.tradu.reconcile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.TextFileScan;

/** Compares a file with what the database says of it. */
final class FileProof {

	private FileProof() {
	}

	// A target may be longer than its source, and so a row longer than any row received.
	private static final int MAX_DELIVERED_RECORD_BYTES = 64 * CsvDocumentReader.MAX_RECORD_BYTES;

	/**
	 * Returns what is wrong with a document received that should have a hash and so many
	 * rows, good and bad together.
	 */
	static Optional<String> receivedFault(Path file, String sha256, long rows) throws IOException {
		return fault(file, sha256, rows, CsvDocumentReader.MAX_RECORD_BYTES);
	}

	/**
	 * Returns what is wrong with a deliverable that should have a hash and so many rows.
	 */
	static Optional<String> deliveredFault(Path file, String sha256, long rows) throws IOException {
		return fault(file, sha256, rows, MAX_DELIVERED_RECORD_BYTES);
	}

	private static Optional<String> fault(Path file, String sha256, long rows, int maxRecordBytes) throws IOException {
		if (!Files.isRegularFile(file)) {
			return Optional.of(file + " is missing");
		}
		if (!TextFileScan.of(file).sha256().equals(sha256)) {
			return Optional.of(file + " has other bytes than recorded");
		}
		long found = count(file, maxRecordBytes);
		return (found == rows) ? Optional.empty()
				: Optional.of(file + " has " + found + " rows where " + rows + " are recorded");
	}

	private static long count(Path file, int maxRecordBytes) throws IOException {
		long rows = 0;
		try (CsvDocumentReader reader = CsvDocumentReader.open(file, maxRecordBytes)) {
			while (reader.next() != null) {
				rows++;
			}
		}
		return rows;
	}

}
