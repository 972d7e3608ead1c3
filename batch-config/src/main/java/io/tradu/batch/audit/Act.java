package io.tradu.batch.audit;

/**
 * Who wants something done, and why.
 *
 * @param actor a user of the machine, or {@link AuditLog#LINE the line} itself
 * @param reason why, in the actor's own words; may be empty where nothing is overridden
 */
public record Act(String actor, String reason) {

	/** Returns an act of the person at this process. */
	public static Act ofPerson(String reason) {
		return new Act(AuditLog.person(), reason);
	}

	/** Returns an act of the line itself. */
	public static Act ofLine(String reason) {
		return new Act(AuditLog.LINE, reason);
	}

}
