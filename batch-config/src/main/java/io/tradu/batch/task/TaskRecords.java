package io.tradu.batch.task;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the Data Flow server keeps of the task executions that ran given job executions,
 * and the line of their processes. Of one that ran others, too, only what ties it to
 * these. Where there is no server in the database there is nothing.
 */
@Repository
public class TaskRecords {

	private final JdbcClient jdbc;

	private final TaskTables tables;

	TaskRecords(JdbcClient jdbc, TaskTables tables) {
		this.jdbc = jdbc;
		this.tables = tables;
	}

	/** Returns the tables with such rows, each before those its rows point at. */
	public List<Table> tables() {
		return this.tables.prefix().map((prefix) -> {
			String tasks = "task_execution_id in (" + tasks(prefix) + ")";
			return List.of(new Table(prefix + "execution_metadata", "id", tasks),
					new Table(prefix + "execution_params", "task_execution_id, task_param", tasks),
					new Table(prefix + "task_batch", "task_execution_id, job_execution_id",
							"job_execution_id in (:runs)"),
					new Table(prefix + "execution", "task_execution_id", tasks),
					new Table("task_process", "task_execution_id", tasks));
		}).orElse(List.of());
	}

	/**
	 * Removes the rows. To be called in a transaction: what is left of a part of them
	 * would not be found again.
	 * @param runs numbers of job executions
	 */
	public void remove(List<Long> runs) {
		if (runs.isEmpty()) {
			return;
		}
		this.tables.prefix().ifPresent((prefix) -> {
			List<Long> tasks = this.jdbc.sql(tasks(prefix)).param("runs", runs).query(Long.class).list();
			this.jdbc.sql("delete from " + prefix + "task_batch where job_execution_id in (:runs)")
				.param("runs", runs)
				.update();
			if (!tasks.isEmpty()) {
				for (String table : List.of(prefix + "execution_metadata", prefix + "execution_params",
						prefix + "execution", "task_process")) {
					this.jdbc.sql("delete from " + table + " where task_execution_id in (:tasks)")
						.param("tasks", tasks)
						.update();
				}
			}
		});
	}

	private static String tasks(String prefix) {
		return """
				select b.task_execution_id from %1$stask_batch b where b.job_execution_id in (:runs)
					and not exists (select 1 from %1$stask_batch o
						where o.task_execution_id = b.task_execution_id and o.job_execution_id not in (:runs))
				""".formatted(prefix);
	}

	/**
	 * A table with such rows.
	 *
	 * @param name its name, with its schema
	 * @param key columns that tell its rows apart
	 * @param condition which rows they are, in terms of the parameter {@code runs}
	 */
	public record Table(String name, String key, String condition) {
	}

}
