package io.tradu.batch.launch;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is said to a process that runs a job elsewhere. Spring Batch's own way marks the
 * execution stopped at once, while its chunk is still in flight.
 */
@Repository
public class StopRequests {

	private final JdbcClient jdbc;

	private final Clock clock;

	StopRequests(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Asks for a stop; whoever asked first stands. */
	public StopRequest add(long executionId, String by, String reason) {
		this.jdbc.sql("""
				insert into stop_request (job_execution_id, asked_at, asked_by, reason) values (?, ?, ?, ?)
				on conflict do nothing
				""").params(executionId, OffsetDateTime.now(this.clock), by, reason).update();
		return find(executionId).orElseThrow();
	}

	public Optional<StopRequest> find(long executionId) {
		return this.jdbc
			.sql("select job_execution_id, asked_at, asked_by, reason from stop_request where job_execution_id = ?")
			.param(executionId)
			.query((row, number) -> new StopRequest(row.getLong("job_execution_id"),
					row.getObject("asked_at", OffsetDateTime.class).toInstant(), row.getString("asked_by"),
					row.getString("reason")))
			.optional();
	}

}
