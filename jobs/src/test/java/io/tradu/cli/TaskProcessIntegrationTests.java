package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.tradu.testing.ServerTables;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A task execution whose process is killed, beside the tables of a Data Flow server. */
@Timeout(240)
class TaskProcessIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(90);

	@TempDir
	private Path home;

	@Test
	void isEndedByRecoverOnceItsProcessIsDeadAndNotBefore() throws IOException {
		Map<String, String> place = TestDatabase.POSTGRESQL.settings(this.home);
		ServerTables.create(place);
		JdbcClient jdbc = jdbc(place);
		inbox();
		jdbc.sql(
				"""
						insert into server.boot3_task_execution (task_execution_id, task_name, last_updated, external_execution_id)
						values (41, 'tradu-nightly', localtimestamp, 'x'),
							(42, 'tradu-nightly', localtimestamp - interval '1 hour', 'y')
						""")
			.update();
		try (TraduProcess night = TraduProcess.start(this.home, Map.of(),
				arguments(place, "-Dspring.cloud.task.executionid=41", "run", "nightly", "--date", "2026-11-20"))) {
			await().atMost(LONG)
				.until(() -> jdbc.sql("select count(*) from server.boot3_task_task_batch where task_execution_id = 41")
					.query(Long.class)
					.single() == 1);
			// Or it might end before anybody looks.
			night.pause();
			try (TraduProcess early = TraduProcess.run(this.home, arguments(place, "recover"))) {
				assertThat(early.exitCode()).as(early.output()).isEqualTo(6);
				assertThat(early.output()).contains("task 42: RUNNING -> FAILED").doesNotContain("task 41");
			}
			assertThat(night.kill()).as(night.output()).isTrue();
		}

		try (TraduProcess recover = TraduProcess.run(this.home, arguments(place, "recover"))) {
			assertThat(recover.exitCode()).as(recover.output()).isZero();
			assertThat(recover.output()).contains("task 41: RUNNING -> FAILED",
					"run 1 of night 2026-11-20 is recovered");
		}
		assertThat(jdbc.sql("""
				select exit_code || ' ' || exit_message from server.boot3_task_execution
				where task_execution_id = 41 and end_time is not null
				""").query(String.class).single()).startsWith("5 its process ").endsWith(" died");
	}

	@Test
	void goesOnThroughOneLaunchRequestThatTheServingProcessMakes() throws IOException {
		Map<String, String> place = TestDatabase.POSTGRESQL.settings(this.home);
		ServerTables.create(place);
		JdbcClient jdbc = jdbc(place);
		inbox();
		jdbc.sql(
				"""
						insert into server.boot3_task_execution (task_execution_id, task_name, last_updated, external_execution_id)
						values (41, 'tradu-nightly', localtimestamp, 'x'), (43, 'tradu-nightly', localtimestamp, 'z')
						""")
			.update();
		try (TraduProcess night = TraduProcess.start(this.home, Map.of(),
				arguments(place, "-Dspring.cloud.task.executionid=41", "run", "nightly", "--date", "2026-11-20"))) {
			await().atMost(LONG).until(() -> count(jdbc, "select count(*) from block where state <> 'PENDING'") > 0);
			assertThat(night.kill()).as(night.output()).isTrue();
		}

		try (TraduProcess serve = TraduProcess.start(this.home, Map.of(),
				arguments(place, "-Dtradu.launch.through=dataflow", "-Dtradu.recovery.watch-every=200ms", "serve"))) {
			await().atMost(LONG).until(() -> count(jdbc, "select count(*) from launch_request") == 1);
			await().during(Duration.ofSeconds(1))
				.until(() -> count(jdbc, "select count(*) from launch_request") == 1
						&& count(jdbc, "select count(*) from batch_job_execution") == 1);
			serve.terminate();
			assertThat(serve.exitCode()).as(serve.output()).isZero();
		}
		assertThat(count(jdbc, "select exit_code from server.boot3_task_execution where task_execution_id = 41"))
			.isEqualTo(5);
		String request = jdbc.sql("select cast(id as varchar) from launch_request where schedule = 'recovery of run 1'")
			.query(String.class)
			.single();

		try (TraduProcess night = TraduProcess.launch(this.home, arguments(place, "-Dspring.cloud.task.executionid=43",
				"-Dtradu.launch.request=" + request, "run", "nightly", "--date", "2026-11-20"))) {
			assertThat(night.exitCode()).as(night.output()).isZero();
		}
		assertThat(jdbc.sql("select actor || ': ' || reason from audit where action = 'restart'")
			.query(String.class)
			.list()).containsExactly("tradu: automatic restart 1 of 3");
	}

	@Test
	void goesOnThroughALaunchRequestWhenItsMachineWentDown() throws IOException {
		Map<String, String> place = TestDatabase.POSTGRESQL.settings(this.home);
		ServerTables.create(place);
		JdbcClient jdbc = jdbc(place);
		inbox();
		jdbc.sql(
				"""
						insert into server.boot3_task_execution (task_execution_id, task_name, last_updated, external_execution_id)
						values (41, 'tradu-nightly', localtimestamp, 'x')
						""")
			.update();
		try (TraduProcess night = TraduProcess.launch(this.home,
				arguments(place, "-Dspring.cloud.task.executionid=41", "run", "nightly", "--date", "2026-11-20"))) {
			await().atMost(LONG).until(() -> count(jdbc, "select count(*) from block where state <> 'PENDING'") > 0);
			night.terminate();
			assertThat(night.exitCode()).as(night.output()).isEqualTo(4);
		}
		assertThat(count(jdbc, "select exit_code from server.boot3_task_execution where task_execution_id = 41"))
			.isEqualTo(4);

		try (TraduProcess serve = TraduProcess.start(this.home, Map.of(),
				arguments(place, "-Dtradu.launch.through=dataflow", "-Dtradu.recovery.watch-every=200ms", "serve"))) {
			await().atMost(LONG)
				.until(() -> count(jdbc,
						"select count(*) from launch_request where schedule = 'recovery of run 1'") == 1);
			serve.terminate();
		}
	}

	private static long count(JdbcClient jdbc, String sql) {
		try {
			return jdbc.sql(sql).query(Long.class).single();
		}
		catch (BadSqlGrammarException ex) {
			// The tables are yet to be made.
			return 0;
		}
	}

	private void inbox() throws IOException {
		Files.writeString(this.home.resolve("feeds.yml"), """
				tradu:
				  feeds:
				    news:
				      source: en
				      targets: [es]
				      key: id
				      columns: [title]
				      routes:
				        es: ["pseudo:en-es"]
				""");
		Files.createDirectories(this.home.resolve("inbox/news"));
		Files.writeString(this.home.resolve("inbox/news/a.csv"),
				"id,title\n" + IntStream.range(0, 40_000)
					.mapToObj((i) -> i + ",The house number " + i + " is red")
					.collect(Collectors.joining("\n")) + "\n");
	}

	private static String[] arguments(Map<String, String> place, String... more) {
		return Stream
			.concat(place.entrySet().stream().map((setting) -> "-D" + setting.getKey() + "=" + setting.getValue()),
					Stream.of(more))
			.toArray(String[]::new);
	}

	private static JdbcClient jdbc(Map<String, String> place) {
		return JdbcClient.create(new DriverManagerDataSource(Objects.requireNonNull(place.get("spring.datasource.url")),
				Objects.requireNonNull(place.get("spring.datasource.username")),
				Objects.requireNonNull(place.get("spring.datasource.password"))));
	}

}
