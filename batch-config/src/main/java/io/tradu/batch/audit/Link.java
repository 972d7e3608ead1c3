package io.tradu.batch.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import io.tradu.batch.audit.AuditVerification.Break;
import org.jspecify.annotations.Nullable;

/**
 * A link of the audit log's chain, with its entry.
 *
 * @param number its number
 * @param entryId the number of its entry
 * @param hash its hash, as stored
 * @param entry its entry; null if that is gone
 */
record Link(long number, long entryId, String hash, @Nullable ChainedEntry entry) {

	static Link of(ResultSet row) throws SQLException {
		boolean there = row.getObject("id") != null;
		return new Link(row.getLong("link"), row.getLong("entry_id"), row.getString("hash"),
				there ? ChainedEntry.of(row) : null);
	}

	/** Returns how the chain is broken between the link before and this one. */
	Optional<Break> breakBehind(AuditHead before) {
		long expected = before.entries() + 1;
		if (this.number != expected) {
			return broken(Break.Kind.LINK_MISSING, "link " + expected + " of the audit log's chain is missing");
		}
		if (this.entry == null) {
			return broken(Break.Kind.ENTRY_MISSING, "entry " + this.entryId + " of the audit log is missing");
		}
		if (!this.hash.equals(this.entry.hash(this.number, before.sha256()))) {
			return broken(Break.Kind.ENTRY_CHANGED,
					"entry " + this.entryId + " of the audit log, or its link, has been changed since it was written");
		}
		return Optional.empty();
	}

	private Optional<Break> broken(Break.Kind kind, String detail) {
		return Optional.of(new Break(kind, this.number, this.entryId, detail));
	}

}
