package io.tradu.batch.task;

import java.time.Instant;

import io.tradu.batch.LocalTimes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds out whether somebody has stopped a task in the Data Flow server. It ends the
 * task's process by a signal, as a machine does that goes down, and says who did it in
 * its own audit trail only: when, and how many tasks, but not which.
 */
@Repository
public class ServerStops {

	private static final String TABLE = "audit_records";

	private static final String STOP = "%Task Execution Stopped";

	private final JdbcClient jdbc;

	private final TaskTables tables;

	ServerStops(JdbcClient jdbc, TaskTables tables) {
		this.jdbc = jdbc;
		this.tables = tables;
	}

	/** Tells whether a task was stopped there in a span of time. */
	public boolean isAny(Instant from, Instant until) {
		return this.tables.schema()
			.filter(this::hasTrail)
			.map((schema) -> this.jdbc
				.sql("select count(*) from " + schema + "." + TABLE
						+ " where correlation_id like ? and created_on >= ? and created_on < ?")
				.params(STOP, LocalTimes.of(from), LocalTimes.of(until))
				.query(Long.class)
				.single() > 0)
			.orElse(false);
	}

	private boolean hasTrail(String schema) {
		return this.jdbc
			.sql("select count(*) from information_schema.tables where table_schema = ? and lower(table_name) = ?")
			.params(schema, TABLE)
			.query(Long.class)
			.single() > 0;
	}

}
