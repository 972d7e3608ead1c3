package io.tradu.batch.task;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import io.tradu.batch.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The line in its schema beside the server in public, whichever comes first. */
class ServerViewsIntegrationTests {

	private final String url = newDatabase();

	private final SingleConnectionDataSource database = new SingleConnectionDataSource(this.url, "postgres", "postgres",
			true);

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database);

	@AfterEach
	void disconnect() {
		this.database.destroy();
	}

	@Test
	void showsTheServerTheRunsOfTheLine() {
		server();
		line();

		run(7);

		assertThat(status("public.boot3_batch_job_execution")).isEqualTo("STARTED");
		assertThat(this.jdbc.queryForObject("""
				select e.status || ' ' || i.job_name || ' ' || e.schema_target from public.aggregate_job_execution e
				join public.aggregate_job_instance i on i.job_instance_id = e.job_instance_id
				""", String.class)).isEqualTo("STARTED nightly boot3");
	}

	@Test
	void showsThemAlsoWhereTheServerWasStartedAfterTheLine() {
		line();
		run(7);
		server();

		line();

		assertThat(status("public.boot3_batch_job_execution")).isEqualTo("STARTED");
	}

	@Test
	void waitsForTheEndOfTheServersOwnMigrations() {
		ServerTables.create(connection(), "public", (sql) -> !sql.contains("JOB_EXECUTION_START_TIME_IX"));

		line();

		assertThat(kind("boot3_batch_job_execution")).isEqualTo("r");
	}

	@Test
	void letsTheServerStopARun() {
		server();
		line();
		run(7);

		assertThat(this.jdbc.update("""
				update public.boot3_batch_job_execution set status = 'STOPPING', version = 1
				where job_execution_id = 7 and version = 0
				""")).isEqualTo(1);

		assertThat(status("line.batch_job_execution")).isEqualTo("STOPPING");
	}

	@Test
	void refusesToLetTheServerRemoveARun() {
		server();
		line();
		run(7);

		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.update("delete from public.boot3_batch_job_execution"))
			.withMessageContaining("scripts/tradu purge");
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(
					() -> this.jdbc.update("insert into public.boot3_batch_job_instance values (9, 0, 'other', 'key')"))
			.withMessageContaining("by the line alone");
		assertThat(status("line.batch_job_execution")).isEqualTo("STARTED");
	}

	@Test
	void isDoneOnceAndByOneProcess() {
		server();
		line();
		this.jdbc.execute("drop schema line cascade");
		this.jdbc.execute("drop schema public cascade");
		this.jdbc.execute("create schema public");
		server();

		CompletableFuture.allOf(CompletableFuture.runAsync(this::line), CompletableFuture.runAsync(this::line)).join();
		line();

		assertThat(kind("boot3_batch_job_execution")).isEqualTo("v");
		assertThat(kind("aggregate_step_execution")).isEqualTo("v");
	}

	@Test
	void keepsWhatSomebodyHasRunThere() {
		server();
		this.jdbc.update("insert into public.boot3_batch_job_instance values (1, 0, 'other', 'key')");

		line();

		assertThat(this.jdbc.queryForObject("select job_name from public.before_line_batch_job_instance", String.class))
			.isEqualTo("other");
		assertThat(this.jdbc.queryForObject("select count(*) from public.boot3_batch_job_instance", Long.class))
			.isZero();
	}

	private void server() {
		ServerTables.create(connection(), "public", (sql) -> true);
	}

	private void line() {
		Flyway.configure()
			.dataSource(this.url, "postgres", "postgres")
			.locations("classpath:db/migration", "classpath:db/vendor/postgresql")
			.defaultSchema("line")
			.outOfOrder(true)
			.callbacks(new ServerViews())
			.load()
			.migrate();
	}

	private void run(long id) {
		this.jdbc.update("insert into line.batch_job_instance values (3, 0, 'nightly', 'key')");
		this.jdbc.update("""
				insert into line.batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)
				values (?, 0, 3, now(), 'STARTED')
				""", id);
	}

	private String status(String table) {
		return Objects.requireNonNull(this.jdbc.queryForObject("select status from " + table, String.class));
	}

	private String kind(String table) {
		return Objects.requireNonNull(
				this.jdbc.queryForObject("select relkind from pg_class where relname = ?", String.class, table));
	}

	private Connection connection() {
		try {
			return this.database.getConnection();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String newDatabase() {
		String name = "views_" + UUID.randomUUID().toString().replace("-", "");
		TestDatabase.POSTGRESQL.jdbc().execute("create database " + name);
		try (Connection connection = Objects.requireNonNull(TestDatabase.POSTGRESQL.jdbc().getDataSource())
			.getConnection()) {
			return connection.getMetaData().getURL().replaceFirst("/batch\\b", "/" + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
