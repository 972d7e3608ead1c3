package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.tradu.testing.Outbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nights in processes of their own, which are killed, stopped, watched and doubled. */
@Timeout(240)
class KilledProcessIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final String[] NIGHT = { "run", "nightly", "--date", "2026-11-20" };

	private static final long SEED = 20261120;

	@TempDir
	private Path home;

	@Test
	void completesNightThatIsKilledInEveryStage(@TempDir Path undisturbed) throws IOException {
		pseudo(this.home, 4000, 4);
		pseudo(undisturbed, 4000, 4);
		Random random = new Random(SEED);
		assertThat(killWhen("select count(*) from document where ingested_rows > " + random.nextInt(1, 3000))).isTrue();
		assertThat(killWhen(
				"select count(*) from document where status = 'INGESTED' having count(*) > " + random.nextInt(3)))
			.isTrue();
		assertThat(killWhen(blocks("VALIDATING", random.nextInt(1, 100)))).isTrue();
		assertThat(killWhen(blocks("VALIDATING", random.nextInt(150, 280)))).isTrue();
		assertThat(killWhen(blocks("COMPLETED", random.nextInt(1, 250)))).isTrue();
		boolean unfinished = killWhen("select count(*) from document where status = 'DELIVERED'");

		try (TraduProcess night = TraduProcess.run(this.home, NIGHT);
				TraduProcess reference = TraduProcess.run(undisturbed, NIGHT)) {
			assertThat(night.exitCode()).as(night.output()).isEqualTo(unfinished ? 0 : 6);
			assertThat(reference.lastLine()).endsWith("balanced=true");
			assertThat(night.lastLine()).matches((line) -> !unfinished || line.equals(reference.lastLine()));
		}
		assertThat(Outbox.contents(this.home.resolve("outbox")))
			.isEqualTo(Outbox.contents(undisturbed.resolve("outbox")));
		Path delivered = this.home.resolve("outbox/2026-11-20/news");
		for (int i = 0; i < 4; i++) {
			assertThat(Outbox.ids(delivered, "d" + i, "es")).containsExactlyInAnyOrderElementsOf(
					Outbox.ids(this.home.resolve("archive/2026-11-20/news/d" + i + ".csv")));
		}
	}

	@Test
	void leavesNoEngineBehindWhenKilled() throws IOException {
		apertium(5000);
		try (TraduProcess night = TraduProcess.start(this.home, Map.of(), NIGHT)) {
			awaitTranslation(night);

			night.kill();

			await().atMost(LONG).until(() -> night.survivingChildren().isEmpty());
		}
		try (TraduProcess night = TraduProcess.run(this.home, NIGHT)) {
			assertThat(night.exitCode()).as(night.output()).isZero();
			assertThat(night.lastLine()).contains("received=5000 ").endsWith("balanced=true");
		}
	}

	@Test
	void stopsInGoodOrderAtSignalAndGoesOn() throws IOException {
		apertium(5000);
		try (TraduProcess night = TraduProcess.start(this.home, Map.of(), NIGHT)) {
			awaitTranslation(night);

			night.terminate();

			assertThat(night.exitCode()).as(night.output()).isEqualTo(4);
			assertThat(night.output()).contains("night 2026-11-20 STOPPED", "restart 1");
			assertThat(night.survivingChildren()).isEmpty();
		}
		try (TraduProcess restart = TraduProcess.run(this.home, "restart", "1")) {
			assertThat(restart.exitCode()).as(restart.output()).isZero();
			assertThat(restart.lastLine()).contains("received=5000 ").endsWith("balanced=true");
		}
	}

	@Test
	void goesOnWhenKilledWhileItStops() throws IOException {
		apertium(5000);
		try (TraduProcess night = TraduProcess.start(this.home, Map.of(), NIGHT)) {
			awaitTranslation(night);
			night.terminate();
			night.kill();
		}

		try (TraduProcess night = TraduProcess.run(this.home, NIGHT)) {
			assertThat(night.exitCode()).as(night.output()).isZero();
		}
	}

	@Test
	void isWatchedWithoutHarm() throws IOException {
		pseudo(this.home, 3000, 3);
		try (TraduProcess night = TraduProcess.start(this.home, Map.of(), NIGHT)) {
			int looks = 0;
			while (night.isAlive()) {
				try (TraduProcess look = TraduProcess.run(this.home,
						(looks % 2 == 0) ? new String[] { "status", "--json" } : new String[] { "runs" })) {
					assertThat(look.exitCode()).as(look.output()).isZero();
				}
				looks++;
			}

			assertThat(night.exitCode()).as(night.output()).isZero();
			assertThat(looks).isGreaterThan(1);
		}
		try (TraduProcess status = TraduProcess.run(this.home, "status");
				TraduProcess runs = TraduProcess.run(this.home, "runs", "--json")) {
			assertThat(status.output()).contains("IDLE  last: night 2026-11-20", "COMPLETED at");
			assertThat(runs.output()).contains("\"businessDate\" : \"2026-11-20\"");
		}
	}

	@Test
	void runsOnceWhenStartedTwice() throws IOException {
		apertium(200);
		try (TraduProcess one = TraduProcess.start(this.home, Map.of(), NIGHT);
				TraduProcess other = TraduProcess.start(this.home, Map.of(), NIGHT)) {

			assertThat(new int[] { one.exitCode(), other.exitCode() }).as(one.output() + other.output())
				.containsExactlyInAnyOrder(0, 6);
			// Which of both it meets first: the lease, or the embedded database.
			assertThat(one.output() + other.output())
				.containsPattern("refused: (a night is running already|the database of .* is in use by process)");
		}
	}

	@Test
	void saysThatThereIsNothingToDo() throws IOException {
		pseudo(this.home, 0, 0);

		assertEndsWith(3, "the inbox is empty", NIGHT);
	}

	@Test
	void refusesWrongDate() {
		assertEndsWith(2, "--date", "run", "nightly", "--date", "2026-13-20");
	}

	@Test
	void refusesUnknownJob() {
		assertEndsWith(2, "there is no job 'weekly'", "run", "weekly");
	}

	@Test
	void refusesInboxThatIsNoFolder() {
		assertEndsWith(2, "/no/such/place is no folder", "run", "nightly", "--inbox", "/no/such/place");
	}

	@Test
	void refusesFeedsFileThatIsMissing() {
		assertEndsWith(2, "no-such-feeds.yml", "run", "nightly", "--feeds", "no-such-feeds.yml");
	}

	@Test
	void namesThePackageOfPairThatIsNotInstalled() throws IOException {
		feeds(this.home, "source: swe\n      targets: [dan]", "");
		document(this.home, "d0", 3);

		assertEndsWith(5, "apt-get install apertium-swe-dan", NIGHT);
	}

	@Test
	void goesOnWhenTheEngineWasRepaired() throws IOException {
		apertium(20);
		try (TraduProcess broken = TraduProcess.start(this.home, Map.of("PATH", "/nowhere"), NIGHT)) {
			assertThat(broken.exitCode()).as(broken.output()).isEqualTo(5);
			assertThat(broken.output()).contains("apt-get install lttoolbox");
		}

		assertEndsWith(0, "received=20 delivered=", NIGHT);
	}

	@Test
	void saysWhichModesAreMissing() throws IOException {
		apertium(3);

		assertEndsWith(5, "tradu.engine.apertium.modes-directory",
				"-Dtradu.engine.apertium.modes-directory=" + this.home, "run", "nightly");
	}

	@Test
	void saysWhichDatabaseIsDown() throws IOException {
		pseudo(this.home, 3, 1);

		assertEndsWith(5, "Connection to 127.0.0.1:1 refused",
				"-Dspring.datasource.url=jdbc:postgresql://127.0.0.1:1/x",
				"-Dspring.datasource.hikari.initialization-fail-timeout=1", "run", "nightly");
	}

	/**
	 * Returns whether the moment was met: some are so short that the night may be past
	 * them.
	 */
	private boolean killWhen(String condition) {
		try (TraduProcess night = TraduProcess.start(this.home, Map.of(), NIGHT)) {
			await().atMost(LONG)
				.pollInterval(Duration.ofMillis(20))
				.until(() -> !night.isAlive() || night.ask(condition) > 0);
			boolean met = night.isAlive();
			night.kill();
			return met;
		}
	}

	private void assertEndsWith(int code, String words, String... arguments) {
		try (TraduProcess process = TraduProcess.run(this.home, arguments)) {
			assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
			assertThat(process.output()).contains(words);
		}
	}

	private static String blocks(String state, int moreThan) {
		return "select 1 from block where state = '" + state + "' having count(*) > " + moreThan;
	}

	private static void awaitTranslation(TraduProcess night) {
		await().atMost(LONG).until(() -> !night.isAlive() || (night.noteChildren() > 2 && translated(night) > 0));
		assertThat(night.isAlive()).as("it ended before anybody saw it translate\n" + night.output()).isTrue();
	}

	private static long translated(TraduProcess night) {
		return night.ask("select count(*) from block where state = 'VALIDATING'");
	}

	private static void pseudo(Path home, int rows, int documents) throws IOException {
		feeds(home, "source: en\n      targets: [es, ca]", """
				      routes:
				        es: ["pseudo:en-es"]
				        ca: ["pseudo:en-ca"]
				""");
		for (int i = 0; i < documents; i++) {
			document(home, "d" + i, rows + i);
		}
	}

	private void apertium(int rows) throws IOException {
		feeds(this.home, "source: en\n      targets: [es]", "");
		document(this.home, "d0", rows);
	}

	private static void feeds(Path home, String languages, String routes) throws IOException {
		Files.createDirectories(home.resolve("inbox/news"));
		Files.writeString(home.resolve("feeds.yml"), """
				tradu:
				  feeds:
				    news:
				      %s
				      key: id
				      columns: [title]
				""".formatted(languages) + routes);
	}

	// Rows hold words of their own, so that no memory of an earlier row answers for them.
	private static void document(Path home, String name, int rows) throws IOException {
		String[] words = { "house", "garden", "river", "market", "window", "teacher", "summer", "bridge", "letter",
				"morning", "doctor", "village", "kitchen", "station", "winter", "forest" };
		StringBuilder document = new StringBuilder("id,title\n");
		IntStream.rangeClosed(1, rows)
			.forEach((id) -> document.append((id % 997 == 7) ? id + ",too,many\n"
					: id + ",\"The " + words[id % 16] + " and the " + words[id / 16 % 16] + " near the "
							+ words[id / 256 % 16] + " of the old " + words[(id / 4096 + name.charAt(1)) % 16]
							+ "\"\n"));
		Files.writeString(home.resolve("inbox/news/" + name + ".csv"), document);
	}

}
