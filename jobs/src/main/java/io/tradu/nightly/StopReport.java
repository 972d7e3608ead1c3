package io.tradu.nightly;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far a stop has come.
 *
 * @param askedAt when it was asked for
 * @param lastCommitAt when the run committed last
 * @param endedAt when the run ended; null while it goes on
 * @param status what the run's status is
 * @param working whether a living process still works on the line
 */
public record StopReport(Instant askedAt, @Nullable Instant lastCommitAt, @Nullable Instant endedAt, String status,
		boolean working) {

	/** Tells whether the run has ended and its process has let the line go. */
	public boolean isDone() {
		return !this.working;
	}

}
