package io.tradu.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.tradu.testing.NightFolder;
import io.tradu.testing.Outbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The command {@code tradu purge} in processes of its own. */
@Timeout(240)
class PurgeCommandIntegrationTests {

	private static final String[] PURGE = { "-Dtradu.purge.batch-rows=2", "purge", "--older-than", "2d", "--execute",
			"--reason", "old" };

	@TempDir
	private Path home;

	@BeforeEach
	void runOldNight() {
		NightFolder.fill(this.home, 4, 60);
		assertEndsWith(0, "balanced=true", "-Dtradu.ingest.block-rows=2", "run", "nightly", "--date", "2026-01-05");
	}

	@Test
	void saysFirstWhatItWouldDo() {
		assertEndsWith(0, "night 2026-01-05   1 run", "purge", "--older-than", "2d");
		assertEndsWith(0, "nothing is changed yet", "purge", "--older-than", "P2D");
		assertEndsWith(0, "\"executed\" : false", "purge", "--older-than", "2d", "--json");
		assertEndsWith(3, "no night is before", "purge", "--older-than", "P90Y");
		assertThat(this.home.resolve("purged")).doesNotExist();
	}

	@Test
	void goesOnAfterItWasKilled() throws Exception {
		Map<String, String> outbox = Outbox.contents(this.home.resolve("outbox"));
		try (TraduProcess purge = TraduProcess.start(this.home, Map.of(), PURGE)) {
			await().atMost(Duration.ofSeconds(60))
				.pollInterval(Duration.ofMillis(5))
				.until(() -> !purge.isAlive() || purge.ask("select count(*) from run_summary") > 0);
			assertThat(purge.kill()).as(purge.output()).isTrue();
		}
		Path archive = this.home.resolve("purged/2026-01-05.1.jsonl.gz");
		byte[] archived = Files.readAllBytes(archive);

		assertEndsWith(0, "an earlier purge was cut off", "purge", "--older-than", "2d");
		assertEndsWith(0, "1 night purged", PURGE);

		assertThat(Files.readAllBytes(archive)).isEqualTo(archived);
		assertThat(Outbox.contents(this.home.resolve("outbox"))).isEqualTo(outbox);
		assertEndsWith(3, "nothing to purge", "purge", "--older-than", "2d");
		assertEndsWith(0, "2026-01-05", "runs");
		assertEndsWith(6, "was purged", "restart", "2026-01-05");
	}

	private void assertEndsWith(int code, String words, String... arguments) {
		try (TraduProcess process = TraduProcess.run(this.home, arguments)) {
			assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
			assertThat(process.output()).contains(words);
		}
	}

}
