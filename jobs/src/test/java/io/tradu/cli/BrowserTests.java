package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Showing a page on the machine of whoever asks. */
class BrowserTests {

	@TempDir
	private Path folder;

	@Test
	void showsThePageInTheBrowserNamed() throws IOException {
		program("firewolf");

		new Browser(Map.of("PATH", "/nowhere:" + this.folder, "BROWSER", "firewolf")).open(Path.of("night.html"));

		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(this.folder.resolve("shown")).content()
				.isEqualTo(Path.of("night.html").toAbsolutePath() + "\n"));
	}

	@Test
	void takesTheDesktopsOwnWhereNoneIsNamed() throws IOException {
		program("xdg-open");

		new Browser(Map.of("PATH", this.folder.toString(), "BROWSER", "")).open(Path.of("/night.html"));

		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(this.folder.resolve("shown")).content().isEqualTo("/night.html\n"));
	}

	@Test
	void saysWhereThereIsNone() {
		assertThatExceptionOfType(WrongUsage.class)
			.isThrownBy(() -> new Browser(Map.of("PATH", this.folder.toString())).open(Path.of("/night.html")))
			.withMessage("--open: there is no xdg-open on this machine; open the page yourself, or name a browser in "
					+ "BROWSER");
		assertThatExceptionOfType(WrongUsage.class)
			.isThrownBy(() -> new Browser(Map.of("BROWSER", "/usr/bin/firewolf")).open(Path.of("/night.html")))
			.withMessageContaining("/usr/bin/firewolf");
	}

	private void program(String name) throws IOException {
		Path program = Files.writeString(this.folder.resolve(name), "#!/bin/sh\necho \"$1\" > " + this.folder
				+ "/writing\nmv " + this.folder + "/writing " + this.folder + "/shown\n");
		assertThat(program.toFile().setExecutable(true)).isTrue();
	}

}
