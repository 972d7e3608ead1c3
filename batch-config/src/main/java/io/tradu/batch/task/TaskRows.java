package io.tradu.batch.task;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import io.tradu.batch.LocalTimes;
import io.tradu.batch.lease.Instance;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.cloud.task.batch.listener.support.JdbcTaskBatchDao;
import org.springframework.cloud.task.repository.TaskExecution;
import org.springframework.cloud.task.repository.TaskRepository;
import org.springframework.cloud.task.repository.support.SimpleTaskRepository;
import org.springframework.cloud.task.repository.support.TaskExecutionDaoFactoryBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The task executions in the tables of the Data Flow server. */
@Repository
class TaskRows {

	/** What a command ends with that failed and can be restarted. */
	static final int FAILED = 5;

	private final JdbcClient jdbc;

	private final DataSource database;

	private final TaskTables tables;

	private final Instance self;

	private final Clock clock;

	private final TransactionTemplate transaction;

	TaskRows(JdbcClient jdbc, DataSource database, TaskTables tables, Instance self, Clock clock,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.jdbc = jdbc;
		this.database = database;
		this.tables = tables;
		this.self = self;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Says that this process works on a task execution.
	 * @param given the one it was launched for; null to make one
	 * @return its number; empty where there are no tables for it
	 */
	Optional<Long> begin(@Nullable Long given, String name, List<String> arguments) {
		return this.tables.prefix().map((prefix) -> this.transaction.execute((status) -> {
			LocalDateTime now = LocalTimes.of(this.clock.instant());
			long id = (given != null) ? takeUp(prefix, given, name, arguments, now)
					: repository(prefix)
						.createTaskExecution(new TaskExecution(0, null, name, now, null, null, arguments, null, null))
						.getExecutionId();
			this.jdbc.sql("delete from task_process where task_execution_id = ?").param(id).update();
			this.jdbc.sql("""
					insert into task_process (task_execution_id, host, pid, process_started, begun_at)
					values (?, ?, ?, ?, ?)
					""")
				.params(id, this.self.host(), this.self.pid(), this.self.started().atOffset(ZoneOffset.UTC),
						OffsetDateTime.now(this.clock))
				.update();
			return id;
		}));
	}

	// One that was taken for dead before its process came to it is open again.
	private long takeUp(String prefix, long id, String name, List<String> arguments, LocalDateTime now) {
		int found = this.jdbc.sql("update " + prefix
				+ "execution set end_time = null, exit_code = null, exit_message = null where task_execution_id = ?")
			.param(id)
			.update();
		if (found == 0) {
			throw new IllegalStateException("the Data Flow server knows no task execution " + id);
		}
		this.jdbc.sql("delete from " + prefix + "execution_params where task_execution_id = ?").param(id).update();
		repository(prefix).startTaskExecution(id, name, now, arguments, null);
		return id;
	}

	/** Says that a job execution belongs to a task execution. */
	void link(long id, JobExecution execution) {
		this.tables.prefix()
			.ifPresent((prefix) -> new JdbcTaskBatchDao(this.database, prefix).saveRelationship(
					new TaskExecution(id, null, null, null, null, null, List.of(), null, null), execution));
	}

	/**
	 * Ends a task execution, unless it has ended.
	 * @return whether it was open
	 */
	boolean end(long id, int exitCode, String message) {
		return this.tables.prefix().map((prefix) -> this.transaction.execute((status) -> {
			boolean open = !this.jdbc
				.sql("select task_execution_id from " + prefix
						+ "execution where task_execution_id = ? and end_time is null for update")
				.param(id)
				.query(Long.class)
				.list()
				.isEmpty();
			if (open) {
				repository(prefix).completeTaskExecution(id, exitCode, LocalTimes.of(this.clock.instant()), message);
			}
			return open;
		})).orElse(false);
	}

	/** Returns the task executions a job execution belongs to that have not ended. */
	List<OpenTask> open(JobExecution execution) {
		return this.tables.prefix()
			.map((prefix) -> open(prefix,
					"t.task_execution_id in (select b.task_execution_id from " + prefix
							+ "task_batch b where b.job_execution_id = ?)",
					execution.getId()))
			.orElse(List.of());
	}

	/** Returns the executions of a task that have not ended. */
	List<OpenTask> open(String name) {
		return this.tables.prefix().map((prefix) -> open(prefix, "t.task_name = ?", name)).orElse(List.of());
	}

	private List<OpenTask> open(String prefix, String condition, Object value) {
		return this.jdbc.sql("""
				select t.task_execution_id, t.start_time, t.last_updated, p.host, p.pid, p.process_started
				from %sexecution t left join task_process p on p.task_execution_id = t.task_execution_id
				where t.end_time is null and %s order by t.task_execution_id
				""".formatted(prefix, condition))
			.param(value)
			.query((row, number) -> new OpenTask(row.getLong("task_execution_id"),
					LocalTimes.instant(row.getObject("start_time", LocalDateTime.class)),
					LocalTimes.instant(row.getObject("last_updated", LocalDateTime.class)),
					(row.getString("host") != null) ? new Instance(row.getString("host"), row.getLong("pid"),
							row.getObject("process_started", OffsetDateTime.class).toInstant()) : null))
			.list();
	}

	private TaskRepository repository(String prefix) {
		return new SimpleTaskRepository(new TaskExecutionDaoFactoryBean(this.database, prefix));
	}

}
