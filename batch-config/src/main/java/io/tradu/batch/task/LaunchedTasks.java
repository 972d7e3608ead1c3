package io.tradu.batch.task;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Instances;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what the Data Flow server has launched, by what it was launched with. */
@Repository
public class LaunchedTasks {

	private final JdbcClient jdbc;

	private final TaskTables tables;

	private final TaskRows rows;

	private final TaskProperties properties;

	private final Instances instances;

	LaunchedTasks(JdbcClient jdbc, TaskTables tables, TaskRows rows, TaskProperties properties, Instances instances) {
		this.jdbc = jdbc;
		this.tables = tables;
		this.rows = rows;
		this.properties = properties;
		this.instances = instances;
	}

	/**
	 * Returns the first execution of the line's task that a living process works on, or
	 * that a process may yet take up.
	 */
	public Optional<Long> atWork() {
		return this.rows.open(this.properties.name()).stream().filter(this::mayWork).map(OpenTask::id).findFirst();
	}

	private boolean mayWork(OpenTask task) {
		Instance process = task.process();
		return (process != null) ? this.instances.isAlive(process) : task.began() == null && task.updated() != null;
	}

	/**
	 * Returns the first task execution that was launched with an argument, or else the
	 * first of which nobody knows yet whether it will be. One that has ended without ever
	 * being launched is none.
	 * @param argument all of it, without quotes
	 */
	public Optional<LaunchedTask> find(String argument) {
		return all(argument).stream().max(Comparator.comparing(LaunchedTask::launched));
	}

	/**
	 * Ends the task executions with an argument that the server has written down and then
	 * said that it does not launch.
	 */
	public void notLaunched(String argument, String why) {
		all(argument).stream()
			.filter((task) -> !task.launched())
			.forEach((task) -> this.rows.end(task.id(), TaskRows.FAILED, why));
	}

	private List<LaunchedTask> all(String argument) {
		return this.tables.prefix()
			.map((prefix) -> this.jdbc.sql("""
					select t.task_execution_id,
						t.external_execution_id is not null or t.start_time is not null as launched
					from %1$sexecution t
					join %1$sexecution_metadata m on m.task_execution_id = t.task_execution_id
					where (t.external_execution_id is not null or t.start_time is not null or t.end_time is null)
						and position(? in m.task_execution_manifest) > 0
					order by t.task_execution_id
					""".formatted(prefix))
				.param("\"" + argument + "\"")
				.query((row, number) -> new LaunchedTask(row.getLong("task_execution_id"), row.getBoolean("launched")))
				.list())
			.orElse(List.of());
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
