package io.tradu.purge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import io.tradu.batch.audit.Act;
import io.tradu.document.Night;
import io.tradu.nightly.NightRun;
import io.tradu.testing.Line;
import io.tradu.testing.ServerTables;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.core.BatchStatus;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a Data Flow server remembers of a night goes with it. */
class PurgedTasksIntegrationTests {

	private static final Act ACT = new Act("ann", "a quarter has passed");

	private static final List<String> TABLES = List.of("server.boot3_task_execution_metadata",
			"server.boot3_task_execution_params", "server.boot3_task_task_batch", "server.boot3_task_execution",
			"task_process");

	private static Line line;

	private static JdbcTemplate jdbc;

	@BeforeAll
	static void start() {
		line = Line.start(TestDatabase.POSTGRESQL, TestFeeds.NEWS, "tradu.batch.retry.delay=1ms");
		jdbc = line.bean(JdbcTemplate.class);
		String url = jdbc.execute((ConnectionCallback<String>) (connection) -> connection.getMetaData().getURL());
		ServerTables.create(Map.of("spring.datasource.url", String.valueOf(url), "spring.datasource.username",
				"postgres", "spring.datasource.password", "postgres"));
	}

	@AfterAll
	static void stop() {
		line.close();
	}

	@BeforeEach
	void nextNight() {
		line.nextDate();
	}

	@Test
	void archivesAndRemovesTheTasksOfANight() throws IOException {
		Night night = deliver().night();
		Map<String, Long> rows = taskRows(night);
		assertThat(rows.values()).containsExactly(1L, 1L, 2L, 1L, 1L);

		purgeAll();

		assertThat(TABLES).allSatisfy((table) -> assertThat(count(table)).isZero());
		assertThat(archived(night)).containsAllEntriesOf(rows);
		assertThat(line.bean(NightRows.class).count(night)).isEmpty();
	}

	@Test
	void leavesTheTasksOfOtherNightsAlone() {
		Night old = deliver().night();
		line.nextDate();
		Night younger = deliver().night();
		Map<String, Long> before = line.bean(NightRows.class).count(younger);
		int age = (int) ChronoUnit.DAYS.between(old.businessDate(), LocalDate.now(Clock.systemDefaultZone()));
		jdbc.update("""
				insert into server.boot3_task_task_batch
				select (select max(task_execution_id) from server.boot3_task_execution), min(job_execution_id)
				from server.boot3_task_task_batch
				""");

		line.bean(Purge.class).execute(Period.ofDays(age - 1), ACT, (night) -> {
		});

		assertThat(line.bean(NightRows.class).count(old)).isEmpty();
		assertThat(line.bean(NightRows.class).count(younger)).isEqualTo(before);
		purgeAll();
	}

	@Test
	void removesThemAlsoWhereAPurgeWasCutOff() {
		Night night = deliver().night();
		line.database().failStatement("delete from task_process where", 1);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(this::purgeAll);
		line.database().reset();
		assertThat(taskRows(night).values()).containsExactly(1L, 1L, 2L, 1L, 1L);

		purgeAll();

		assertThat(TABLES).allSatisfy((table) -> assertThat(count(table)).isZero());
	}

	private NightRun deliver() {
		line.put("news", "a.csv", "title\nThe house on " + line.date() + "\n");
		NightRun run = line.run();
		assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
		jdbc.update("""
				insert into server.boot3_task_execution_metadata
				select nextval('server.boot3_task_execution_metadata_seq'), task_execution_id, '{}'
				from server.boot3_task_task_batch where job_execution_id = ?
				""", run.execution().getId());
		return run;
	}

	private void purgeAll() {
		line.bean(Purge.class).execute(Period.ofDays(1), ACT, (night) -> {
		});
	}

	private static long count(String table) {
		return jdbc.queryForObject("select count(*) from " + table, Long.class);
	}

	private static Map<String, Long> taskRows(Night night) {
		Map<String, Long> rows = new TreeMap<>(line.bean(NightRows.class).count(night));
		rows.keySet().removeIf((table) -> !TABLES.contains(table.toLowerCase(Locale.ROOT)));
		return rows;
	}

	private static Map<String, Long> archived(Night night) throws IOException {
		Map<String, Long> rows = new TreeMap<>();
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(
				new GZIPInputStream(Files.newInputStream(line.bean(NightArchive.class).place(night))),
				StandardCharsets.UTF_8))) {
			lines.lines()
				.map((text) -> line.bean(JsonMapper.class).readTree(text))
				.forEach((row) -> rows.merge(row.get("table").asString(), 1L, Long::sum));
		}
		return rows;
	}

}
