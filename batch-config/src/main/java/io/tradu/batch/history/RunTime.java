package io.tradu.batch.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

/**
 * When something ran, as Spring Batch keeps it: in local time, which jumps twice a year.
 *
 * @param started when it began; null if it never did
 * @param ended when it ended; null while it runs, or if its process died
 */
public record RunTime(@Nullable LocalDateTime started, @Nullable LocalDateTime ended) {

	/** Returns when it began; null if it never did. */
	public @Nullable Instant startedAt(ZoneId zone) {
		return (this.started != null) ? this.started.atZone(zone).toInstant() : null;
	}

	/** Returns when it ended; null while it runs, or if its process died. */
	public @Nullable Instant endedAt(ZoneId zone) {
		if (this.ended == null) {
			return null;
		}
		ZonedDateTime end = this.ended.atZone(zone);
		Instant start = startedAt(zone);
		// In the hour that comes twice, the first one is meant unless it cannot be.
		return ((start != null && end.toInstant().isBefore(start)) ? end.withLaterOffsetAtOverlap() : end).toInstant();
	}

	/**
	 * Returns how long it ran, up to now while it runs. Never negative; zero if it never
	 * began.
	 */
	public Duration worked(Clock clock) {
		Instant start = startedAt(clock.getZone());
		if (start == null) {
			return Duration.ZERO;
		}
		Instant end = endedAt(clock.getZone());
		Duration worked = Duration.between(start, (end != null) ? end : clock.instant());
		return worked.isNegative() ? Duration.ZERO : worked;
	}

}
