package io.tradu.batch.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that was done, for good.
 *
 * @param id its number
 * @param at when
 * @param actor who: a user of the machine, or {@link AuditLog#LINE the line} itself
 * @param osUser the user of the operating system who ran the process, as the kernel knows
 * it; null if that was not recorded
 * @param instance the process that did it
 * @param action what, as a stable identifier
 * @param subject to what, for example {@code run 12}
 * @param reason why, in the actor's own words
 * @param detail what came of it
 */
public record AuditEntry(long id, Instant at, String actor, @Nullable String osUser, String instance, String action,
		String subject, String reason, String detail) {

	/** Returns the entry with other words for what came of it. */
	public AuditEntry withDetail(String other) {
		return new AuditEntry(this.id, this.at, this.actor, this.osUser, this.instance, this.action, this.subject,
				this.reason, other);
	}

}
