package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The status on a real terminal, which {@code script} makes. */
@Timeout(300)
class LiveStatusIntegrationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final String TAKEN = "\u001B[?1049h";

	private static final String GIVEN_BACK = "\u001B[?7h\u001B[?25h\u001B[?1049l";

	@TempDir
	private Path home;

	@BeforeEach
	void setUp() throws IOException {
		Files.createDirectories(this.home.resolve("inbox/news"));
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
		Files.writeString(this.home.resolve("inbox/news/a.csv"),
				"id,title\n" + IntStream.rangeClosed(1, 8000)
					.mapToObj((id) -> id + ",The old house number " + id + "\n")
					.collect(Collectors.joining()));
	}

	@Test
	void followsANightFromBeforeItsBeginToItsEndAndGivesTheTerminalBack() throws IOException {
		try (TraduProcess terminal = terminal()) {
			awaitFrames(terminal, 1, (frame) -> frame.contains("nothing has run in"));
			try (TraduProcess night = TraduProcess.start(this.home, Map.of(), "run", "nightly", "--date",
					"2026-11-20")) {
				awaitFrames(terminal, 2, (frame) -> frame.contains("RUNNING") && frame.contains("translateBlocks"));
				assertThat(night.exitCode()).as(night.output()).isZero();
			}
			awaitFrames(terminal, 1, (frame) -> frame.contains("IDLE") && frame.contains("COMPLETED at"));

			terminal.press("q");

			await().atMost(PATIENCE).until(() -> terminal.output().contains("code=0"));
			await().atMost(PATIENCE)
				.until(() -> terminal.output().lastIndexOf("letters") > terminal.output().indexOf("code=0"));
			terminate(terminal);
			assertThat(terminal.exitCode()).isZero();
			assertThat(terminal.output()).contains("code=143").satisfies(LiveStatusIntegrationTests::isGivenBackTwice);
		}
	}

	private static void isGivenBackTwice(String output) {
		assertThat(output.split(Pattern.quote(TAKEN), -1)).hasSize(3);
		assertThat(output.split(Pattern.quote(GIVEN_BACK), -1)).hasSize(3);
		assertThat(output.lastIndexOf(GIVEN_BACK)).isGreaterThan(output.lastIndexOf(TAKEN));
		List<String> modes = output.lines()
			.filter((line) -> line.contains("modes="))
			.map((line) -> line.substring(line.indexOf("modes=")))
			.toList();
		assertThat(modes).hasSize(3).allMatch(modes.get(0)::equals);
	}

	/** Shows the status twice: until a key is pressed, and until it is told to end. */
	private TraduProcess terminal() throws IOException {
		String status = TraduProcess.command("-Dtradu.terminal=true", "status", "--interval", "0.5")
			.stream()
			.map((word) -> "'" + word + "'")
			.collect(Collectors.joining(" "));
		String show = status + "\necho code=$?\necho modes=$(stty -g)\n";
		Path commands = Files.writeString(this.home.resolve("show.sh"),
				"stty cols 100 rows 30\necho modes=$(stty -g)\n" + show + show);
		return TraduProcess.start(this.home, Map.of("TERM", "xterm", "NO_COLOR", "1"),
				List.of("script", "-qefc", "sh " + commands, "/dev/null"));
	}

	private static void terminate(TraduProcess terminal) {
		terminal.liveChildren()
			.stream()
			.filter((child) -> child.info().command().orElse("").endsWith("java"))
			.forEach(ProcessHandle::destroy);
	}

	private static void awaitFrames(TraduProcess terminal, int count, Predicate<String> wanted) {
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(
					Arrays.stream(terminal.output().split("\u001B\\[H")).filter(wanted).distinct().count())
				.as(terminal.output())
				.isGreaterThanOrEqualTo(count));
	}

}
