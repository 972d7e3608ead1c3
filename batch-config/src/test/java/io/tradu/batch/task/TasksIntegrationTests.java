package io.tradu.batch.task;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tradu.batch.audit.Act;
import io.tradu.batch.recovery.Change;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Beside the tables of a Data Flow server. */
class TasksIntegrationTests {

	private static final TestDatabase DATABASE = TestDatabase.POSTGRESQL;

	private static final JdbcTemplate jdbc = DATABASE.jdbc();

	private static final Act ACT = Act.ofLine("a test");

	private final TaskRows rows = DATABASE.bean(TaskRows.class);

	private final TaskProperties properties = DATABASE.bean(TaskProperties.class);

	private final TaskRecovery recovery = DATABASE.bean(TaskRecovery.class);

	@BeforeAll
	static void startServer() throws SQLException {
		if (!jdbc.queryForList("select 1 from pg_namespace where nspname = 'server'").isEmpty()) {
			return;
		}
		try (Connection connection = Objects.requireNonNull(jdbc.getDataSource()).getConnection()) {
			ServerTables.create(connection, "server",
					(sql) -> sql.matches("(?s)CREATE (TABLE|SEQUENCE) BOOT3_TASK_.*"));
		}
	}

	@BeforeEach
	void settleOthers() {
		jdbc.update("update server.boot3_task_execution set end_time = now() where end_time is null");
	}

	@Test
	void listsWhatAPersonHasBegun() {
		Task task = tasks(null).begin(List.of("businessDate=2026-11-20"));
		long id = newest();

		task.ends(5, "night 2026-11-20 FAILED: the disk is full");

		assertThat(row(id)).containsEntry("task_name", this.properties.name())
			.containsEntry("exit_code", 5)
			.containsEntry("exit_message", "night 2026-11-20 FAILED: the disk is full");
		assertThat(row(id).get("start_time")).isNotNull();
		assertThat(row(id).get("end_time")).isNotNull();
		assertThat(arguments(id)).containsExactly("businessDate=2026-11-20");
	}

	@Test
	void takesUpWhatTheServerHasLaunched() {
		long id = launched(0);
		Tasks tasks = tasks(id);

		tasks.takeUp(List.of("businessDate=2026-11-20"));
		tasks.begin(List.of("ignored")).ends(0, "done");

		assertThat(newest()).isEqualTo(id);
		assertThat(row(id)).containsEntry("exit_code", 0).containsEntry("external_execution_id", "tradu-nightly-1");
		assertThat(arguments(id)).containsExactly("businessDate=2026-11-20");
	}

	@Test
	void takesUpLaterWhatCouldNotBeTakenUpAtOnce() {
		long id = launched(0);
		Tasks tasks = tasks(id);
		jdbc.execute("alter table server.boot3_task_execution_params rename to away");
		try {
			tasks.takeUp(List.of("businessDate=2026-11-20"));
		}
		finally {
			jdbc.execute("alter table server.away rename to boot3_task_execution_params");
		}

		tasks.begin(List.of("businessDate=2026-11-20")).ends(0, "done");

		assertThat(newest()).isEqualTo(id);
		assertThat(row(id)).containsEntry("exit_code", 0);
	}

	@Test
	void keepsTheFirstWordOfAnEnd() {
		Task task = tasks(null).begin(List.of());

		task.ends(0, "completed");
		task.ends(5, "failed");

		assertThat(row(newest())).containsEntry("exit_message", "completed");
	}

	@Test
	void linksItsJobExecution() {
		Task task = tasks(null).begin(List.of());

		task.runs(execution(4711));

		assertThat(jdbc.queryForObject(
				"select job_execution_id from server.boot3_task_task_batch where task_execution_id = ?", Long.class,
				newest()))
			.isEqualTo(4711);
	}

	@Test
	void doesNoHarmWhereTheServerKnowsNoSuchExecution() {
		tasks(987654L).takeUp(List.of()).ends(0, "done");

		assertThat(newest()).isNotEqualTo(987654L);
	}

	@Test
	void writesNothingWhereTheServerHasNoTables() {
		TaskRows embedded = TestDatabase.H2.bean(TaskRows.class);

		assertThat(embedded.begin(null, "task", List.of())).isEmpty();
		assertThat(TestDatabase.H2.bean(TaskRecovery.class).settle(ACT)).isEmpty();
	}

	@Test
	void endsOneWhoseProcessIsDead() {
		tasks(null).begin(List.of());
		long id = newest();
		died(id);

		assertThat(this.recovery.settle(ACT)).containsExactly(new Change("task " + id, "RUNNING", "FAILED"));

		assertThat(row(id)).containsEntry("exit_code", 5);
		assertThat(row(id).get("exit_message")).asString().contains("process 999999999").endsWith("died");
		assertThat(this.recovery.settle(ACT)).isEmpty();
	}

	@Test
	void neverEndsOneWhoseProcessLives() {
		tasks(null).begin(List.of());

		assertThat(this.recovery.settle(ACT)).isEmpty();
		assertThat(row(newest()).get("end_time")).isNull();
	}

	@Test
	void endsOneThatNoProcessHasTakenUp() {
		long waiting = launched(0);
		long forgotten = launched(11);

		assertThat(this.recovery.settle(ACT)).extracting(Change::what).containsExactly("task " + forgotten);

		assertThat(row(forgotten).get("exit_message")).asString().contains("no process took it up within 600 s");
		assertThat(row(waiting).get("end_time")).isNull();
	}

	@Test
	void endsOneAtOnceOfWhichTheServerHasNoProcess() {
		tasks(null).begin(List.of());
		long living = newest();
		long waiting = launched(0);

		this.recovery.giveUp(ACT, this.properties.name(), "the server has no process of it");

		assertThat(row(waiting)).containsEntry("exit_code", 5)
			.containsEntry("exit_message", "the server has no process of it");
		assertThat(row(living).get("end_time")).isNull();
	}

	@Test
	void takesUpAgainWhatWasGivenUpTooEarly() {
		long id = launched(11);
		this.recovery.settle(ACT);

		tasks(id).takeUp(List.of());

		assertThat(row(id)).containsEntry("end_time", null).containsEntry("exit_code", null);
	}

	@Test
	void endsOneTogetherWithItsRun() {
		Task task = tasks(null).begin(List.of());
		task.runs(execution(4712));
		long id = newest();
		died(id);

		assertThat(this.recovery.recover(execution(4712))).extracting(Change::what).containsExactly("task " + id);
		assertThat(row(id).get("exit_message")).asString().contains("run 4712 was put right");
	}

	private Tasks tasks(Long launched) {
		return new Tasks(this.rows, this.properties, launched);
	}

	private long launched(int minutesAgo) {
		long id = Objects.requireNonNull(jdbc.queryForObject("select nextval('server.boot3_task_seq')", Long.class));
		jdbc.update(
				"""
						insert into server.boot3_task_execution (task_execution_id, task_name, last_updated, external_execution_id)
						values (?, ?, localtimestamp - ? * interval '1 minute', 'tradu-nightly-1')
						""",
				id, this.properties.name(), minutesAgo);
		return id;
	}

	private static void died(long id) {
		jdbc.update("update task_process set pid = 999999999, process_started = ? where task_execution_id = ?",
				Instant.EPOCH.atOffset(ZoneOffset.UTC), id);
	}

	private static long newest() {
		return Objects.requireNonNull(
				jdbc.queryForObject("select max(task_execution_id) from server.boot3_task_execution", Long.class));
	}

	private static Map<String, Object> row(long id) {
		return jdbc.queryForMap("select * from server.boot3_task_execution where task_execution_id = ?", id);
	}

	private static List<String> arguments(long id) {
		return jdbc.queryForList(
				"select task_param from server.boot3_task_execution_params where task_execution_id = ?", String.class,
				id);
	}

	private static JobExecution execution(long id) {
		return new JobExecution(id, new JobInstance(1, "nightly"), new JobParameters());
	}

}
