package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an engineer types when a night stands still, in processes of their own. */
@Timeout(240)
class RecoveryCommandsIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final int ROWS = 6000;

	// One row a block: many commits, so that there is time to come in between.
	private static final String[] NIGHT = { "-Dtradu.ingest.block-rows=1",
			"-Dtradu.batch.steps.translateBlocks.chunk-size=1", "run", "nightly", "--date", "2026-11-20" };

	@TempDir
	private Path home;

	@BeforeEach
	void putDocument() throws IOException {
		Files.createDirectories(this.home.resolve("inbox/news"));
		Files.writeString(this.home.resolve("feeds.yml"), """
				tradu:
				  feeds:
				    news:
				      source: en
				      targets: [es]
				      columns: [title]
				      routes:
				        es: ["pseudo:en-es"]
				""");
		document("a.csv", ROWS);
	}

	@Test
	void bringsAKilledNightBack() {
		killInTranslation();

		assertEndsWith(0, "run 1 of night 2026-11-20 is DEAD", "explain").contains("died", "scripts/tradu restart 1")
			.containsPattern("translateBlocks [\\d ]+ rows done, [\\d ]+ left \\(\\d+ of them were begun\\)")
			.contains("by the rates of this night", "\nlog\n");
		assertEndsWith(0, "run 1 STARTED -> FAILED", "recover", "--reason", "called at three")
			.containsPattern("process \\d+ on .* is dead")
			.contains("step translateBlocks STARTED -> FAILED")
			.containsPattern("blocks \\d+ PROCESSING -> \\d+ PENDING")
			.contains("report: " + this.home.resolve("reports/2026-11-20.html"), "scripts/tradu restart 1");
		assertEndsWith(3, "nothing to recover", "recover").contains("scripts/tradu restart 1");
		assertEndsWith(0, "ledger: received=" + ROWS + " delivered=" + ROWS, "restart", "1", "--reason",
				"it is put right");
		assertEndsWith(6, "night 2026-11-20 is COMPLETED", "restart", "2");
		assertEndsWith(6, "was followed by run 2", "restart", "1");
	}

	@Test
	void namesADeadNightUntilItIsContinued() throws IOException {
		killInTranslation();
		document("b.csv", 10);

		assertEndsWith(0, "night 2026-11-21 COMPLETED", "run", "nightly", "--date", "2026-11-21")
			.contains("night 2026-11-20 is unfinished: run 1 is DEAD", "scripts/tradu restart 1");
		assertEndsWith(0, "1 2026-11-20 DEAD", "runs");
		assertEndsWith(0, "night 2026-11-20 is unfinished: run 1 is DEAD", "status", "--once")
			.contains("scripts/tradu restart 1");
	}

	@Test
	void stopsALivingNightAndLeavesItAloneOtherwise() {
		try (TraduProcess night = TraduProcess.start(this.home, Map.of(), NIGHT)) {
			awaitTranslation(night);

			assertEndsWith(6, "only what is dead can be recovered", "recover");
			assertEndsWith(2, "say why with --reason", "stop", "1");
			assertEndsWith(0, "run 1 of night 2026-11-20: STOPPED", "stop", "1", "--reason", "the machine is needed")
				.containsPattern("asked at +20")
				.containsPattern("last commit at +20")
				.containsPattern("ended at +20");

			assertThat(night.exitCode()).as(night.output()).isEqualTo(4);
			assertThat(night.output()).doesNotContain("failed").contains("scripts/tradu restart 1");
		}
		assertEndsWith(6, "run 1 does not run: it is STOPPED", "stop", "2026-11-20", "--reason", "again");
		assertEndsWith(0, "balanced=true", "restart", "1");
	}

	@Test
	void asksHowARunEndedThatNobodyKnows() {
		killInTranslation();
		update("update batch_job_execution set status = 'UNKNOWN', end_time = current_timestamp");

		assertEndsWith(7, "recover 1 --settle failed", "restart", "1");
		assertEndsWith(7, "recover 1 --settle failed", "run", "nightly", "--date", "2026-11-20");
		assertEndsWith(7, "its outcome is UNKNOWN", "recover");
		assertEndsWith(2, "say why with --reason", "recover", "1", "--settle", "failed");
		assertEndsWith(0, "UNKNOWN -> FAILED", "recover", "1", "--settle", "failed", "--reason", "its process is gone");
		assertEndsWith(0, "balanced=true", "restart", "1");
	}

	@Test
	void givesANightUpAndItsDocumentsBack() {
		killInTranslation();

		assertEndsWith(2, "say why with --reason", "abandon", "1");
		assertEndsWith(0, "night 2026-11-20 ABANDONED", "abandon", "1", "--give-back", "--reason", "wrong feeds")
			.contains("canceled=" + ROWS + " balanced=true", "report: " + this.home.resolve("reports/2026-11-20.html"));
		assertEndsWith(0, "night 2026-11-21 COMPLETED", "run", "nightly", "--date", "2026-11-21")
			.contains("delivered=" + ROWS + " rejected=0 canceled=0 balanced=true");
	}

	@Test
	void explainsWhyANightFailed() throws IOException {
		Files.writeString(this.home.resolve("feeds.yml"),
				Files.readString(this.home.resolve("feeds.yml")).replace("pseudo:", "apertium:"));
		Path modes = this.home.resolve("modes");
		String setting = "-Dtradu.engine.apertium.modes-directory=" + modes;
		assertEndsWith(5, "the mode directory " + modes, setting, "run", "nightly").doesNotContain("apt-get", "run 1");
		Files.writeString(Files.createDirectory(modes).resolve("eng-spa.mode"),
				"apertium-pretransfer --no-such-option");
		assertEndsWith(5, "scripts/tradu restart 1", setting, "run", "nightly");

		assertEndsWith(0, "is FAILED", "explain", "1").containsPattern("why .*apertium-pretransfer")
			.contains("category dependency", "where step translateBlocks", "no night before it completed", "restart 1")
			.doesNotContain("apt-get")
			.containsPattern("(?m)^ 20.* ERROR ");
		assertEndsWith(0, "\"category\" : \"DEPENDENCY\"", "explain", "1", "--json");
	}

	@Test
	void saysThatThereIsNoSuchRun() {
		assertEndsWith(2, "there is no run '7'", "explain", "7");
		assertEndsWith(2, "there is no run '7'", "stop", "7", "--reason", "x");
		assertEndsWith(2, "there is no run '7'", "abandon", "7", "--reason", "x");
		assertEndsWith(3, "nothing to recover", "recover");
	}

	@Test
	void servesAndLetsADeadNightGoOn() throws IOException {
		killInTranslation();
		try (TraduProcess server = TraduProcess.start(this.home, Map.of(), "-Dtradu.recovery.watch-every=200ms",
				"serve")) {
			await().atMost(LONG).until(() -> !server.isAlive() || server.output().contains("balanced=true"));
			assertThat(server.output()).contains("run 1 is recovered", "night 2026-11-20 COMPLETED");

			document("b.csv", 10);
			assertEndsWith(0, "received=10 delivered=10", "run", "nightly", "--date", "2026-11-21");
			server.terminate();

			assertThat(server.exitCode()).as(server.output()).isZero();
		}
	}

	private void killInTranslation() {
		try (TraduProcess night = TraduProcess.start(this.home, Map.of(), NIGHT)) {
			awaitTranslation(night);
			night.kill();
		}
	}

	private static void awaitTranslation(TraduProcess night) {
		await().atMost(LONG)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> !night.isAlive() || night.ask("select count(*) from block where state = 'VALIDATING'") > 20);
		assertThat(night.isAlive()).as("it ended before anybody saw it translate\n" + night.output()).isTrue();
	}

	private AbstractStringAssert<?> assertEndsWith(int code, String words, String... arguments) {
		try (TraduProcess process = TraduProcess.run(this.home, arguments)) {
			assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
			String output = process.output();
			return assertThat(output.replaceAll(" +", " ")).contains(words.replaceAll(" +", " "));
		}
	}

	private void update(String sql) {
		try (EmbeddedDatabase database = EmbeddedDatabase.open(this.home.resolve("database/tradu"), Sharing.NONE)) {
			SingleConnectionDataSource source = new SingleConnectionDataSource(database.url(), EmbeddedDatabase.USER,
					"", true);
			JdbcClient.create(source).sql(sql).update();
			source.destroy();
		}
	}

	private void document(String name, int rows) throws IOException {
		Files.writeString(this.home.resolve("inbox/news").resolve(name),
				IntStream.range(0, rows)
					.mapToObj((row) -> "The " + Integer.toString(row, 26) + name.charAt(0) + " house")
					.collect(Collectors.joining("\n", "title\n", "\n")));
	}

}
