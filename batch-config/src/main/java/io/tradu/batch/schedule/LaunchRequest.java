package io.tradu.batch.schedule;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A launch that somebody has asked for.
 *
 * @param id its number; the older, the smaller
 * @param schedule name of the schedule it belongs to
 * @param businessDate the business date to be run; there is one request for each schedule
 * and date
 * @param fireTime when it was due
 * @param requestedAt when it was asked for
 * @param requestedBy who asked: a user of the machine, or the line itself
 * @param reason why, in words; may be empty
 * @param state how far it has come
 * @param taskExecutionId the task that was launched for it; null if there is none, or
 * none yet
 */
public record LaunchRequest(long id, String schedule, LocalDate businessDate, Instant fireTime, Instant requestedAt,
		String requestedBy, String reason, State state, @Nullable Long taskExecutionId) {

	/** How far a request has come. */
	public enum State {

		/** Waits for a launcher. */
		REQUESTED,

		/** Is on its way to a launcher. */
		SENT,

		/** A launcher has taken it up, and nobody else may. */
		LAUNCHING,

		/** What it asked for was launched. */
		LAUNCHED,

		/** It could not be launched. */
		FAILED,

		/** There was nothing to launch: no work, or it was done already. */
		NOT_NEEDED;

		/** Tells whether nothing has come of it yet. */
		public boolean isOpen() {
			return this == REQUESTED || this == SENT || this == LAUNCHING;
		}

	}

}
