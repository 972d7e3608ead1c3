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

	/**
	 * Returns what is wrong with a file that should have a hash and so many rows, good
	 * and bad together.
	 */
	static Optional<String> fault(Path file, String sha256, long rows) throws IOException {
		if (!Files.isRegularFile(file)) {
			return Optional.of(file + " is missing");
		}
		if (!TextFileScan.of(file).sha256().equals(sha256)) {
			return Optional.of(file + " has other bytes than recorded");
		}
		long found = count(file);
		return (found == rows) ? Optional.empty()
				: Optional.of(file + " has " + found + " rows where " + rows + " are recorded");
	}

	private static long count(Path file) throws IOException {
		long rows = 0;
		try (CsvDocumentReader reader = CsvDocumentReader.open(file)) {
			while (reader.next() != null) {
				rows++;
			}
		}
		return rows;
	}

}
