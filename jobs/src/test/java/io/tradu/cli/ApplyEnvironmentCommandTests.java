package io.tradu.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.tradu.environment.EnvironmentsCopy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ApplyEnvironmentCommandTests {

	@TempDir
	private Path root;

	private final StringWriter said = new StringWriter();

	private final String rootBefore = System.getProperty("tradu.root", "");

	@BeforeEach
	void buildReleaseAndClient() throws IOException {
		EnvironmentsCopy.in(this.root);
		StandInClient.in(this.root);
		Path target = Files.createDirectories(this.root.resolve("environments/dataflow-apps/target"));
		Files.writeString(target.resolve("tradu-apps-0.1.0-SNAPSHOT.jar"), "built");
		System.setProperty("tradu.root", this.root.toString());
	}

	@AfterEach
	void forget() {
		System.setProperty("tradu.root", this.rootBefore);
	}

	@Test
	void keepsNoReleaseInADryRun() throws IOException {
		StandInClient.answer(this.root, "apply --dry-run", 0, "  would do something\nnothing was changed (dry run)");
		List<String> before = files();

		assertThat(execute("development", "--dry-run")).isZero();

		assertThat(this.said).hasToString("  would do something\nnothing was changed (dry run)\n");
		assertThat(StandInClient.calls(this.root)).singleElement()
			.asString()
			.contains("--release " + this.root.resolve("var/releases/tradu-apps-0.1.0-SNAPSHOT."));
		assertThat(files()).isEqualTo(before);
	}

	@Test
	void keepsNoReleaseWhereThereIsNothingToDoOrSomethingStandsInTheWay() throws IOException {
		List<String> before = files();
		for (int code : List.of(3, 6)) {
			StandInClient.answer(this.root, "apply --dry-run", code, "nothing to do");
			assertThat(execute("development")).isEqualTo(code);
		}
		StandInClient.answer(this.root, "state", 0, "{\"stream\":\"deployed\",\"deployed\":{\"scheduler\":\"0.0.1\"}}");
		assertThat(execute("production")).isEqualTo(6);

		assertThat(files()).isEqualTo(before);
	}

	// Apart from what the client's stand-in notes of its calls.
	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.root)) {
			return files.filter((file) -> !file.toString().contains("/answers"))
				.map((file) -> this.root.relativize(file).toString())
				.sorted()
				.toList();
		}
	}

	private int execute(String... arguments) {
		return Tradu.commandLine()
			.setOut(new PrintWriter(this.said))
			.setErr(new PrintWriter(new StringWriter()))
			.execute(Stream.concat(Stream.of("env", "apply"), Stream.of(arguments)).toArray(String[]::new));
	}

}
