package io.tradu.batch.task;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what the Data Flow server has launched, by what it was launched with. */
@Repository
public class LaunchedTasks {

	private final JdbcClient jdbc;

	private final TaskTables tables;

	LaunchedTasks(JdbcClient jdbc, TaskTables tables) {
		this.jdbc = jdbc;
		this.tables = tables;
	}

	/**
	 * Returns the first task execution that was launched with an argument. One that the
	 * server has written down and could not launch is none.
	 * @param argument all of it, without quotes
	 */
	public Optional<Long> find(String argument) {
		return this.tables.prefix().flatMap((prefix) -> this.jdbc.sql("""
				select min(t.task_execution_id) from %1$sexecution t
				join %1$sexecution_metadata m on m.task_execution_id = t.task_execution_id
				where (t.external_execution_id is not null or t.start_time is not null)
					and position(? in m.task_execution_manifest) > 0
				""".formatted(prefix)).param("\"" + argument + "\"").query(Long.class).optional());
	}

	/**
	 * Returns what is said of the end of a task execution; empty while it has not ended.
	 * One that is nowhere written will never say more.
	 */
	public Optional<String> end(long id) {
		String lost = "task execution " + id + " is not known any more";
		return this.tables.prefix()
			.map((prefix) -> this.jdbc
				.sql("""
						select case when end_time is null then '' else 'task execution ' || task_execution_id || ' ended with '
							|| coalesce(cast(exit_code as varchar(20)), 'no code') || ': ' || coalesce(exit_message, '') end
						from %sexecution where task_execution_id = ?
						"""
					.formatted(prefix))
				.param(id)
				.query(String.class)
				.optional()
				.orElse(lost))
			.or(() -> Optional.of(lost))
			.filter((words) -> !words.isEmpty());
	}

}
