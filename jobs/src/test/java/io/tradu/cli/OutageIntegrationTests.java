package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.tradu.testing.NightFolder;
import io.tradu.testing.Outbox;
import io.tradu.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** Nights whose database, disk or machine fails under them. */
@Timeout(240)
class OutageIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final int DOCUMENTS = 12;

	private static final int ROWS = 100;

	private static final List<String> NIGHT = List.of("-Dtradu.ingest.block-rows=10",
			"-Dtradu.batch.steps.translateBlocks.chunk-size=1", "run", "nightly", "--date", NightFolder.DATE);

	private static NightFolder undisturbed;

	private NightFolder folder;

	@BeforeAll
	static void runUndisturbed(@TempDir Path home) {
		undisturbed = NightFolder.fill(home, DOCUMENTS, ROWS);
		assertCompletes(undisturbed, Map.of());
	}

	@Test
	void goesOnAfterTheDatabaseServerWasRestarted(@TempDir Path home, @TempDir Path data) throws Exception {
		this.folder = NightFolder.fill(home, DOCUMENTS, ROWS);
		EmbeddedPostgres server = server(data).start();
		int port = server.getPort();
		Map<String, String> place = Map.of("spring.datasource.url", server.getJdbcUrl("postgres", "postgres"),
				"spring.datasource.username", "postgres", "spring.datasource.password", "postgres");
		try (TraduProcess night = start(place)) {
			awaitTranslation(night, place);
			stopAtOnce(data);
			server.close();
			server = server(data).setPort(port).start();
			assertThat(night.exitCode()).as(night.output()).isIn(0, 5);

			if (night.exitCode() == 5) {
				assertCompletes(this.folder, place);
			}
			assertBalanced();
		}
		finally {
			server.close();
		}
	}

	@Test
	void goesOnWhenThereIsRoomOnTheDiskAgain(@TempDir Path home) throws Exception {
		this.folder = NightFolder.fill(home, DOCUMENTS, ROWS);
		Path outbox = Files.createDirectory(this.folder.outbox());
		assumeThat(execute("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", outbox.toString()))
			.as("only root may mount a small disk for the outbox")
			.isZero();
		try {
			try (TraduProcess night = start(Map.of())) {
				assertThat(night.exitCode()).as(night.output()).isEqualTo(5);
				assertThat(night.output()).contains("capacity", outbox.toString(), "make room there");
			}
			// As if the disk had filled up since the night began.
			Map<String, String> fills = Map.of("tradu.health.disk.down", "1KB", "tradu.health.disk.degraded", "2KB");
			try (TraduProcess night = start(fills)) {
				assertThat(night.exitCode()).as(night.output()).isEqualTo(5);
				assertThat(night.output()).contains("step deliverDocuments failed (capacity): the disk is full");
			}
			assertThat(execute("mount", "-o", "remount,size=16m", outbox.toString())).isZero();

			assertCompletes(this.folder, fills);
			assertBalanced();
		}
		finally {
			execute("umount", outbox.toString());
		}
	}

	@Test
	void writesNothingMoreOnceItsWorkWasTakenOverWhileItSlept(@TempDir Path home) throws IOException {
		this.folder = NightFolder.fill(home, DOCUMENTS, ROWS);
		Map<String, String> place = TestDatabase.POSTGRESQL.settings(home);
		try (TraduProcess sleeper = start(place, onHost("one"))) {
			awaitTranslation(sleeper, place);
			sleeper.pause();
			try (TraduProcess other = start(place, onHost("other"))) {
				assertThat(other.exitCode()).as(other.output()).isZero();
			}
			Map<String, String> delivered = Outbox.contents(this.folder.outbox());

			sleeper.wake();

			assertThat(sleeper.exitCode()).as(sleeper.output()).isEqualTo(6);
			assertThat(sleeper.output()).contains("the lease on nightly was taken over by process", "on other");
			assertThat(Outbox.contents(this.folder.outbox())).isEqualTo(delivered);
			assertThat(number(place, "select count(*) from batch_job_execution where status = 'COMPLETED'")).isOne();
			assertBalanced();
		}
	}

	private static String[] onHost(String name) {
		return new String[] { "-Dtradu.lease.host=" + name, "-Dtradu.lease.expiry=1s",
				"-Dtradu.lease.heartbeat=200ms" };
	}

	private TraduProcess start(Map<String, String> place, String... settings) {
		return start(this.folder, place, settings);
	}

	private static TraduProcess start(NightFolder folder, Map<String, String> place, String... settings) {
		Stream<String> database = place.entrySet()
			.stream()
			.map((entry) -> "-D" + entry.getKey() + "=" + entry.getValue());
		return TraduProcess.start(folder.home(), Map.of(),
				Stream.of(Stream.of(settings), database, NIGHT.stream())
					.flatMap((part) -> part)
					.toArray(String[]::new));
	}

	private static void assertCompletes(NightFolder folder, Map<String, String> place) {
		try (TraduProcess night = start(folder, place)) {
			assertThat(night.exitCode()).as(night.output()).isZero();
			assertThat(night.lastLine()).endsWith("balanced=true");
		}
	}

	private void assertBalanced() {
		assertThat(this.folder.lost()).isEmpty();
		assertThat(this.folder.doubled()).isEmpty();
		assertThat(this.folder.different(undisturbed)).isEmpty();
	}

	private static void awaitTranslation(TraduProcess night, Map<String, String> place) {
		await().atMost(LONG)
			.pollInterval(Duration.ofMillis(20))
			.until(() -> !night.isAlive()
					|| number(place, "select count(*) from block where state = 'VALIDATING'") > 5);
		assertThat(night.isAlive()).as("it ended before anybody saw it translate\n" + night.output()).isTrue();
	}

	private static long number(Map<String, String> place, String sql) {
		try {
			return JdbcClient
				.create(new DriverManagerDataSource(place.get("spring.datasource.url"), "postgres", "postgres"))
				.sql(sql)
				.query(Long.class)
				.single();
		}
		catch (DataAccessException ex) {
			return 0;
		}
	}

	private static EmbeddedPostgres.Builder server(Path data) {
		return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
	}

	// As the server's own "stop -m immediate" does: what was not committed is gone.
	private static void stopAtOnce(Path data) throws IOException, InterruptedException {
		String server = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
		assertThat(execute("kill", "-QUIT", server)).isZero();
		await().atMost(LONG).until(() -> ProcessHandle.of(Long.parseLong(server)).isEmpty());
	}

	private static int execute(String... command) throws IOException, InterruptedException {
		return new ProcessBuilder(command).inheritIO().start().waitFor();
	}

}
