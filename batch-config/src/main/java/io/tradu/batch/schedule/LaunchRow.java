package io.tradu.batch.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import io.tradu.batch.lease.Instance;
import io.tradu.batch.schedule.LaunchRequest.State;

/** A request as it stands in the database. */
final class LaunchRow {

	static final String COLUMNS = "id, schedule, business_date, fire_time, requested_at, requested_by, reason, "
			+ "state, task_execution_id";

	private LaunchRow() {
	}

	static Claimed claimed(ResultSet row) throws SQLException {
		return new Claimed(request(row), holder(row));
	}

	static LaunchRequest request(ResultSet row) throws SQLException {
		return new LaunchRequest(row.getLong("id"), row.getString("schedule"),
				row.getObject("business_date", LocalDate.class), instant(row, "fire_time"),
				instant(row, "requested_at"), row.getString("requested_by"), row.getString("reason"),
				State.valueOf(row.getString("state")), row.getObject("task_execution_id", Long.class));
	}

	static Instance holder(ResultSet row) throws SQLException {
		return new Instance(row.getString("host"), row.getLong("pid"), instant(row, "process_started"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	/**
	 * A request that was taken up.
	 *
	 * @param request the request
	 * @param holder the process that has taken it up
	 */
	record Claimed(LaunchRequest request, Instance holder) {
	}

}
