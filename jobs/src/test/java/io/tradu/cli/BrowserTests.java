package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Showing a page on the machine of whoever asks. */
class BrowserTests {

	private static final Path PAGE = Path.of("/night.html");

	@TempDir
	private Path folder;

	@Test
	void showsThePageInTheBrowserNamed() throws IOException {
		program("firewolf");

		new Browser(Map.of("PATH", "/nowhere:" + this.folder, "BROWSER", "firewolf")).open(Path.of("night.html"));

		awaitShown(Path.of("night.html").toAbsolutePath() + "\n");
	}

	@Test
	void takesTheDesktopsOwnWhereNoneIsNamed() throws IOException {
		program("xdg-open");

		new Browser(Map.of("PATH", this.folder.toString(), "BROWSER", "")).open(Path.of("/night.html"));

		awaitShown("/night.html\n");
	}

	@Test
	void takesTheFirstOfSeveralThatIsThere() throws IOException {
		program("firewolf");

		assertThat(new Browser(Map.of("PATH", this.folder.toString(), "BROWSER", "lynx:firewolf")).open(PAGE))
			.isEmpty();

		awaitShown("/night.html\n");
	}

	@Test
	void takesACommandWithItsArguments() throws IOException {
		program("firewolf");

		assertThat(
				new Browser(Map.of("PATH", this.folder.toString(), "BROWSER", "firewolf --page=%s --new")).open(PAGE))
			.isEmpty();

		awaitShown("--page=/night.html\n");
	}

	@Test
	void saysWhereThereIsNone() {
		assertThat(new Browser(Map.of("PATH", this.folder.toString())).open(PAGE)).contains(
				"there is no xdg-open on this machine; open the page yourself, or name another browser in BROWSER");
		assertThat(new Browser(Map.of("BROWSER", "/usr/bin/firewolf")).open(PAGE).orElseThrow())
			.contains("there is no /usr/bin/firewolf");
	}

	private void awaitShown(String page) {
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(this.folder.resolve("shown")).content().isEqualTo(page));
	}

	private void program(String name) throws IOException {
		Path program = Files.writeString(this.folder.resolve(name), "#!/bin/sh\necho \"$1\" > " + this.folder
				+ "/writing\nmv " + this.folder + "/writing " + this.folder + "/shown\n");
		assertThat(program.toFile().setExecutable(true)).isTrue();
	}

}
