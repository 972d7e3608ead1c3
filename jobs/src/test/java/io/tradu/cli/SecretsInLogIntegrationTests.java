package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.tradu.testing.NightFolder;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets of every kind, and a log that tells everything it can: none may be found in it.
 */
@Timeout(240)
class SecretsInLogIntegrationTests {

	private static final String PLANTED = "planted";

	private static final Map<String, String> ENVIRONMENT = Map.of("MANAGEMENT_INFLUX_METRICS_EXPORT_TOKEN",
			"planted-a.1", "TRADU_ALERT_SECRET", "planted b/2", "TRADU_ALERT_URL",
			"http://maria:planted-c@localhost:1/hook?api_key=planted-d");

	@TempDir
	private Path home;

	@Test
	void hidesThemFromTheLogAtEveryLevelAndFromTheTerminal() throws IOException {
		NightFolder.fill(this.home, 1, 20);
		String url = TestDatabase.POSTGRESQL.settings(this.home).get("spring.datasource.url");
		String[] night = { "-Dspring.datasource.url=" + url + (url.contains("?") ? "&" : "?") + "password=planted-e",
				"-Dspring.datasource.username=postgres", "-Dspring.datasource.password=planted:f$6",
				"-Dlogging.level.root=trace", "--log", "trace", "run", "nightly" };
		try (TraduProcess process = TraduProcess.start(this.home, ENVIRONMENT, night)) {
			assertThat(process.exitCode()).as(process.output()).isZero();
			assertThat(process.output()).contains("DEBUG", "run 1 is COMPLETED").doesNotContain(PLANTED);
		}

		assertThat(log()).contains("\"TRACE\"", "(hidden)").doesNotContain(PLANTED);
	}

	@Test
	void hidesThemFromWhatACommandSaysOfItsFailure() throws IOException {
		NightFolder.fill(this.home, 1, 1);
		List<String> urls = List.of("jdbc:postgresql:/maria:planted-g@localhost/x?password=planted-h",
				"jdbc:postgresql://localhost:1/x?password=planted-h");
		for (String url : urls) {
			try (TraduProcess process = TraduProcess.start(this.home, ENVIRONMENT, "-Dspring.datasource.url=" + url,
					"-Dspring.datasource.hikari.initialization-fail-timeout=1", "run", "nightly")) {
				assertThat(process.exitCode()).isNotZero();
				assertThat(process.output()).isNotEmpty().doesNotContain(PLANTED);
			}
		}

		assertThat(log()).doesNotContain(PLANTED);
	}

	private String log() throws IOException {
		StringBuilder all = new StringBuilder();
		try (Stream<Path> files = Files.list(this.home.resolve("logs"))) {
			for (Path file : files.toList()) {
				all.append(Files.readString(file));
			}
		}
		return all.toString();
	}

}
