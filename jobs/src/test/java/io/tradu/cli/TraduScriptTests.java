package io.tradu.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The script in a project of its own, whose Java and Maven say what they are asked. */
class TraduScriptTests {

	private static final Path SCRIPTS = Path.of("..", "scripts");

	@TempDir
	private Path root;

	@BeforeEach
	void project() throws IOException, InterruptedException {
		for (String script : List.of("tradu", "setup.sh")) {
			write("scripts/" + script, Files.readString(SCRIPTS.resolve(script)));
		}
		for (String module : List.of(".", "jobs", "batch-config", "environments/dataflow-client",
				"environments/dataflow-apps")) {
			write(module + "/pom.xml", "");
			Files.createDirectories(this.root.resolve(module).resolve("src/main"));
		}
		write("bin/java", "#!/bin/sh\necho \"java $*\"\n");
		write("mvnw", "#!/bin/sh\necho \"$*\" >>\"$(dirname \"$0\")/built\"\n");
		write("jobs/target/tradu-jobs-1-exec.jar", "");
		write("environments/staging/application.yml", """
				tradu:
				  limits:
				    memory: 640MB
				    cpus: 3
				""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "env apply staging", "--log debug env apply staging", "--log=debug env apply staging",
			"env --log debug apply staging", "--log debug promote --version 1 --to staging" })
	void buildsWhatBringsDataFlowUpToDate(String command) throws Exception {
		run(command);

		assertThat(this.root.resolve("built")).content()
			.contains("-pl environments/dataflow-client", "-pl environments/dataflow-apps");
	}

	@ParameterizedTest
	@ValueSource(strings = { "env verify", "status", "env apply --help", "trace env apply" })
	void buildsNothingWhereNothingIsNeeded(String command) throws Exception {
		run(command);

		assertThat(this.root.resolve("built")).doesNotExist();
	}

	@ParameterizedTest
	@CsvSource({ "run nightly, -Xmx640M, true", "--log debug run nightly, -Xmx640M, true",
			"env verify, -Xmx512m, false", "--log debug env verify, -Xmx512m, false" })
	void boundsWhatWorksInTheEnvironment(String command, String heap, boolean bounded) throws Exception {
		String said = run(command);

		assertThat(said).contains(heap);
		assertThat(said.contains("-XX:ActiveProcessorCount=3")).isEqualTo(bounded);
	}

	@Test
	void handsEveryWordOn() throws Exception {
		assertThat(run("--log debug env --log=info apply staging --dry-run"))
			.endsWith("exec.jar --log debug env --log=info apply staging --dry-run\n");
		assertThat(run("")).endsWith("exec.jar\n");
	}

	@Test
	void startsCommandsThatOnlyLookQuickly() throws Exception {
		assertThat(run("--log debug status")).contains("-XX:TieredStopAtLevel=1");
		assertThat(run("--log debug dead-letters replay 1")).doesNotContain("-XX:TieredStopAtLevel=1");
	}

	private String run(String command) throws IOException, InterruptedException {
		List<String> words = new ArrayList<>(List.of("bash", this.root.resolve("scripts/tradu").toString()));
		if (!command.isEmpty()) {
			words.addAll(List.of(command.split(" ")));
		}
		ProcessBuilder builder = new ProcessBuilder(words);
		builder.environment().put("PATH", this.root.resolve("bin") + ":" + System.getenv("PATH"));
		builder.environment().put("TRADU_ENVIRONMENT", "staging");
		builder.environment().put("TRADU_NO_INSTALL", "1");
		Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isZero();
		return output;
	}

	private void write(String file, String content) throws IOException {
		Path path = this.root.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, content);
		assertThat(path.toFile().setExecutable(true)).isTrue();
	}

}
