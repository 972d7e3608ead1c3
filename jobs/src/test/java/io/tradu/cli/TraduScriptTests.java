package io.tradu.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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

	private final Map<String, String> environment = new HashMap<>(Map.of("TRADU_NO_INSTALL", "1"));

	private String said = "";

	@BeforeEach
	void project() throws IOException, InterruptedException {
		for (String script : List.of("tradu", "test", "setup.sh")) {
			write("scripts/" + script, Files.readString(SCRIPTS.resolve(script)));
		}
		for (String module : List.of(".", "jobs", "batch-config", "environments/dataflow-client",
				"environments/dataflow-apps")) {
			write(module + "/pom.xml", "");
			Files.createDirectories(this.root.resolve(module).resolve("src/main"));
		}
		write("bin/java",
				"""
						#!/bin/sh
						case "$*" in
						  *" extract "*) [ -z "$NO_EXTRACT" ] && echo x >>"$(dirname "$0")/../unpacked" && mkdir -p "$6" && echo x >"$6/tradu-jobs-1-exec.jar" ;;
						  *ArchiveClassesAtExit*) echo x >"$(echo "$*" | sed 's/.*AtExit=\\([^ ]*\\).*/\\1/')" ;;
						  *) echo "umask $(umask) java $*" ;;
						esac
						""");
		write("bin/dpkg-query", "#!/bin/sh\necho not-installed\n");
		write("bin/apt-get", "#!/bin/sh\necho \"$*\" >>\"$(dirname \"$0\")/../installed\"\n");
		write("bin/sudo", "#!/bin/sh\nexec \"$@\"\n");
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
		assertThat(run("--log debug env --log=info --home x apply staging --dry-run"))
			.endsWith("exec.jar --log debug env --log=info --home x apply staging --dry-run\n");
		assertThat(run("")).endsWith("exec.jar\n");
	}

	@ParameterizedTest
	@CsvSource({ "--log debug status, true", "reconcile, true", "recover, true", "--home x stop 1, true", "purge, true",
			"abandon 1, true", "dead-letters list, true", "--log debug dead-letters replay 1, false",
			"--home x run nightly, false", "serve, false", "restart 1, false", "demo, false" })
	void startsShortCommandsWithTheLightCompiler(String command, boolean light) throws Exception {
		assertThat(run(command).contains("-XX:TieredStopAtLevel=1")).isEqualTo(light);
	}

	@Test
	void startsFromWhatItHasUnpackedOnce() throws Exception {
		assertThat(run("status")).contains("-XX:SharedArchiveFile=", "/start/");

		assertThat(run("runs")).contains("-XX:SharedArchiveFile=");
		assertThat(this.root.resolve("unpacked")).content().hasLineCount(1);
	}

	@Test
	void unpacksAnotherBuildAndForgetsTheOneBefore() throws Exception {
		run("status");
		write("jobs/target/tradu-jobs-1-exec.jar", "another build");

		assertThat(run("status")).contains("-XX:SharedArchiveFile=");
		try (Stream<Path> builds = Files.list(this.root.resolve("jobs/target/start"))) {
			assertThat(builds.filter(Files::isDirectory)).hasSize(1);
		}
	}

	@Test
	void startsFromTheJarWhereItCannotBeUnpacked() throws Exception {
		this.environment.put("NO_EXTRACT", "1");

		assertThat(run("status")).endsWith("/jobs/target/tradu-jobs-1-exec.jar status\n");
	}

	@Test
	void showsWhatIsStoredToNobodyElse() throws Exception {
		assertThat(run("status")).contains("umask 0027");
	}

	@ParameterizedTest
	@ValueSource(strings = { "run nightly", "restart 1", "serve", "bench line", "status" })
	void installsNothingUnasked(String command) throws Exception {
		this.environment.remove("TRADU_NO_INSTALL");
		run(command);

		assertThat(this.root.resolve("installed")).doesNotExist();
		assertThat(this.said.contains("apt-get install apertium")).isEqualTo(!command.equals("status"));
	}

	@Test
	void installsWhereItIsAllowedTo() throws Exception {
		this.environment.remove("TRADU_NO_INSTALL");
		this.environment.put("TRADU_INSTALL", "1");
		run("run nightly");

		assertThat(this.root.resolve("installed")).content().contains("install", "apertium-eng-spa");
	}

	@Test
	void announcesAndInstallsForTheDemoAndStartsNoService() throws Exception {
		this.environment.remove("TRADU_NO_INSTALL");
		run("demo");

		assertThat(this.said).contains("installing apertium");
		assertThat(this.root.resolve("installed")).content()
			.contains("DPkg::Path=" + this.root + "/scripts/without-services:");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tradu --help", "tradu run -h", "test --help", "test -h" })
	void buildsAndInstallsNothingForHelp(String command) throws Exception {
		this.environment.remove("TRADU_NO_INSTALL");
		Files.delete(this.root.resolve("jobs/target/tradu-jobs-1-exec.jar"));

		assertThat(script(command)).isNotEmpty();
		assertThat(this.root.resolve("built")).doesNotExist();
		assertThat(this.root.resolve("installed")).doesNotExist();
	}

	private String run(String command) throws IOException, InterruptedException {
		return script(("tradu " + command).strip());
	}

	private String script(String command) throws IOException, InterruptedException {
		List<String> words = new ArrayList<>(List.of(command.split(" ")));
		words.set(0, this.root.resolve("scripts").resolve(words.get(0)).toString());
		words.add(0, "bash");
		ProcessBuilder builder = new ProcessBuilder(words);
		builder.environment().put("PATH", this.root.resolve("bin") + ":" + System.getenv("PATH"));
		builder.environment().put("TRADU_ENVIRONMENT", "staging");
		builder.environment().putAll(this.environment);
		Path errors = this.root.resolve("errors");
		Process process = builder.redirectError(errors.toFile()).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		this.said = Files.readString(errors);
		assertThat(process.exitValue()).as(this.said).isZero();
		return output;
	}

	private void write(String file, String content) throws IOException {
		Path path = this.root.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, content);
		assertThat(path.toFile().setExecutable(true)).isTrue();
	}

}
