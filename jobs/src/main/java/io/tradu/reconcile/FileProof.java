package io.tradu.reconcile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.TextFileScan;
import org.jspecify.annotations.Nullable;

/** Compares a file with what the database says of it. */
final class FileProof {

	private FileProof() {
	}

	// A target may be longer than its source, and so a row longer than any row received.
	private static final int MAX_DELIVERED_RECORD_BYTES = 64 * CsvDocumentReader.MAX_RECORD_BYTES;

	/** Returns what is wrong with a file that should have a hash. */
	static @Nullable FileFault bytesFault(Path file, String sha256) throws IOException {
		if (!Files.isRegularFile(file)) {
			return new FileFault(FileFault.Kind.MISSING, file + " is missing");
		}
		return TextFileScan.of(file).sha256().equals(sha256) ? null
				: new FileFault(FileFault.Kind.CHANGED, file + " has other bytes than recorded");
	}

	/**
	 * Returns what is wrong with a document received that should have a hash and so many
	 * rows, good and bad together.
	 */
	static @Nullable FileFault receivedFault(Path file, String sha256, long rows) throws IOException {
		return fault(file, sha256, rows, CsvDocumentReader.MAX_RECORD_BYTES);
	}

	/**
	 * Returns what is wrong with a deliverable that should have a hash and so many rows.
	 */
	static @Nullable FileFault deliveredFault(Path file, String sha256, long rows) throws IOException {
		return fault(file, sha256, rows, MAX_DELIVERED_RECORD_BYTES);
	}

	private static @Nullable FileFault fault(Path file, String sha256, long rows, int maxRecordBytes)
			throws IOException {
		FileFault fault = bytesFault(file, sha256);
		if (fault != null) {
			return fault;
		}
		long found = count(file, maxRecordBytes);
		return (found == rows) ? null : new FileFault(FileFault.Kind.OTHER_ROWS,
				file + " has " + found + " rows where " + rows + " are recorded");
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
