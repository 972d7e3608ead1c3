package io.tradu.batch.audit;

/**
 * The end of the audit log's chain. Written where the database's user cannot write, it
 * proves later what the log was then.
 *
 * @param entries number of the last link, and so of the entries up to it
 * @param sha256 its hash
 */
public record AuditHead(long entries, String sha256) {

	/** The head of an empty log. */
	public static final AuditHead NONE = new AuditHead(0, "");

}
