package io.tradu.document;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A document in one target language, as it stands in the outbox.
 *
 * @param documentId its document
 * @param target BCP 47 tag of its language
 * @param fileName its file's name
 * @param sha256 SHA-256 of its bytes
 * @param bytes its size
 * @param rejectedSha256 SHA-256 of the file of rejected rows; null if no row was rejected
 * @param delivered the rows it holds
 * @param rejected the rows that were rejected
 * @param canceled the rows a person took out
 * @param routes how many segments each route served
 * @param untouched how many segments went through as they were, with nothing in them to
 * translate
 * @param version 1 for what the night delivered; each replay that adds rows makes the
 * next
 * @param reason why this version was made; empty for what the night delivered
 */
public record Deliverable(long documentId, String target, String fileName, String sha256, long bytes,
		@Nullable String rejectedSha256, RowSet delivered, RowSet rejected, RowSet canceled,
		Map<String, Integer> routes, int untouched, int version, String reason) {

	/** Returns what identifies the version, as the audit log names it. */
	public String identity() {
		return "version " + this.version + " (SHA-256 " + this.sha256 + ", " + this.bytes + " bytes"
				+ ((this.rejectedSha256 != null) ? ", rejected rows " + this.rejectedSha256 : "") + ")";
	}

	/** Returns the same as a later version of the same file. */
	public Deliverable withVersion(int version, String reason) {
		return new Deliverable(this.documentId, this.target, this.fileName, this.sha256, this.bytes,
				this.rejectedSha256, this.delivered, this.rejected, this.canceled, this.routes, this.untouched, version,
				reason);
	}

}
