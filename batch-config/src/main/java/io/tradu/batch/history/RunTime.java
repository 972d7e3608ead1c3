package io.tradu.batch.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

/**
 * When a run or a step worked.
 *
 * @param started when it began; null if it never did
 * @param ended when it ended; null while it runs, or if its process died
 * @param measured how long it took, by a monotonic clock; null if that was not recorded
 */
public record RunTime(@Nullable Instant started, @Nullable Instant ended, @Nullable Duration measured) {

	/**
	 * Reads the local times {@code start_time} and {@code end_time} as Spring Batch keeps
	 * them, their {@code zone}, and the instants {@code started_at} and {@code ended_at}
	 * with {@code worked_millis} as {@link ExecutionTimes} records them. Without the
	 * latter, which older versions did not record, the local times are read in their
	 * zone, by default that of this process.
	 */
	public static RunTime read(ResultSet row) throws SQLException {
		return local(row, "end_time").recorded(recorded(row, "started_at"), recorded(row, "ended_at"),
				row.getObject("worked_millis", Long.class));
	}

	/**
	 * Reads another local time of the same run, which was after its start. Expects the
	 * columns {@code start_time} and {@code zone} beside it.
	 */
	public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		return local(row, column).ended();
	}

	private static RunTime local(ResultSet row, String end) throws SQLException {
		String name = row.getString("zone");
		return ofLocal(row.getObject("start_time", LocalDateTime.class), row.getObject(end, LocalDateTime.class),
				(name != null) ? ZoneId.of(name) : ZoneId.systemDefault());
	}

	/**
	 * Reads local times, which jump twice a year. In the hour that comes twice, the end
	 * is taken for the first one unless it would be before the start.
	 */
	static RunTime ofLocal(@Nullable LocalDateTime started, @Nullable LocalDateTime ended, ZoneId zone) {
		Instant start = (started != null) ? started.atZone(zone).toInstant() : null;
		if (ended == null) {
			return new RunTime(start, null, null);
		}
		ZonedDateTime end = ended.atZone(zone);
		boolean before = start != null && end.toInstant().isBefore(start);
		return new RunTime(start, (before ? end.withLaterOffsetAtOverlap() : end).toInstant(), null);
	}

	// What Spring Batch says of an end holds: a process that dies at the end of a run may
	// have recorded one that did not come to be.
	private RunTime recorded(@Nullable Instant started, @Nullable Instant ended, @Nullable Long millis) {
		if (started == null) {
			return this;
		}
		boolean complete = this.ended != null && ended != null;
		return new RunTime(started, complete ? ended : this.ended,
				(complete && millis != null) ? Duration.ofMillis(millis) : null);
	}

	private static @Nullable Instant recorded(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	/**
	 * Returns how long it worked, up to now while it runs. Never negative; zero if it
	 * never began.
	 */
	public Duration worked(Clock clock) {
		if (this.measured != null) {
			return this.measured;
		}
		if (this.started == null) {
			return Duration.ZERO;
		}
		Duration worked = Duration.between(this.started, (this.ended != null) ? this.ended : clock.instant());
		return worked.isNegative() ? Duration.ZERO : worked;
	}

}
