package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tradu.testing.NightFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The report as somebody at the command line gets it. */
@Timeout(240)
class ReportCommandIntegrationTests {

	@TempDir
	private Path home;

	@Test
	void drawsTheReportOfANight() throws IOException {
		assertEnds(3, "has run in", "report");
		NightFolder.fill(this.home, 1, 20);
		Path page = this.home.resolve("reports/" + NightFolder.DATE + ".html");

		List<String> run = assertEnds(0, "COMPLETED", "run", "nightly", "--date", NightFolder.DATE).lines().toList();

		assertThat(run).contains("  report: " + page).last().asString().startsWith("ledger: ");
		Files.delete(page);
		assertThat(assertEnds(0, "", "report").strip()).isEqualTo(page.toString());
		assertThat(page).content().contains("Night " + NightFolder.DATE, "open dead letter");
		assertEnds(0, "\"label\" : \"" + NightFolder.DATE, "report", "--date", NightFolder.DATE, "--json");
		Files.delete(page);
		Files.createDirectory(page);
		assertEnds(0, "tradu: the report cannot be written: ", "report", "--json");
		Files.delete(page);
		assertEnds(3, "there is no night 2020-01-01", "report", "--date", "2020-01-01");
		assertEnds(2, "--sequence goes with --date", "report", "--sequence", "2");
	}

	private String assertEnds(int code, String words, String... arguments) {
		try (TraduProcess process = TraduProcess.run(this.home, arguments)) {
			assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
			assertThat(process.output()).contains(words);
			return process.output();
		}
	}

}
