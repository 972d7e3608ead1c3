package io.tradu.batch.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log are wanted. What is left out does not matter.
 *
 * @param actor who did it
 * @param action what was done
 * @param subject to what: the subject itself, or one that begins with this and a space
 * @param since not before
 * @param until before
 */
public record AuditFilter(@Nullable String actor, @Nullable String action, @Nullable String subject,
		@Nullable Instant since, @Nullable Instant until) {

	/** Everything. */
	public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

}
