package io.tradu.batch.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.tradu.batch.schedule.ScheduleState.Pause;
import org.jspecify.annotations.Nullable;

/** What is known of a schedule as it stands in the database. */
final class ScheduleRow {

	static final String COLUMNS = "name, settings, since, paused_at, paused_by, pause_reason";

	private ScheduleRow() {
	}

	static ScheduleState state(ResultSet row) throws SQLException {
		return new ScheduleState(row.getString("name"), row.getString("settings"),
				row.getObject("since", OffsetDateTime.class).toInstant(), pause(row));
	}

	private static @Nullable Pause pause(ResultSet row) throws SQLException {
		OffsetDateTime at = row.getObject("paused_at", OffsetDateTime.class);
		if (at == null) {
			return null;
		}
		Instant since = at.toInstant();
		return new Pause(since, row.getString("paused_by"), row.getString("pause_reason"));
	}

}
