package io.tradu.document;

import java.util.List;

/**
 * A file that is taken in as a document.
 *
 * @param fileName its name in the inbox
 * @param archivedAs where its copy is kept, relative to the archive
 * @param sha256 SHA-256 of its bytes, in lower-case hexadecimal
 * @param hashes hashes of its segments
 * @param bytes its size
 * @param columns names of its header
 * @param firstRow where its first row starts, in bytes from the start of the file
 */
public record ReceivedFile(String fileName, String archivedAs, String sha256, SegmentHashes hashes, long bytes,
		List<String> columns, long firstRow) {
}
