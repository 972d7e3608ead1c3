package io.tradu.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tradu.environment.EnvironmentsCopy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class EnvCommandTests {

	@TempDir
	private Path root;

	private final StringWriter said = new StringWriter();

	private EnvironmentsCopy copy;

	@BeforeEach
	void copy() throws IOException {
		this.copy = EnvironmentsCopy.in(this.root);
	}

	@Test
	void saysThatNothingIsWrong() {
		assertThat(execute("verify", "--machine", "8GB/2")).isZero();
		assertThat(this.said).hasToString("nothing is wrong with development, production, staging\n");
	}

	@Test
	void refusesWhatIsWrongAndListsAllOfIt() {
		this.copy.edit("staging", "application.yml", "cpus: 1", "cpu: 1")
			.edit("staging", "application.yml", "${secret.broker}", "hunter2");

		assertThat(execute("verify", "staging", "--machine", "8GB/2")).isEqualTo(6);
		assertThat(this.said.toString())
			.contains("tradu.limits.cpus: is missing", "did you mean tradu.limits.cpus?", "a secret stands in the file",
					"3 findings in staging")
			.doesNotContain("hunter2");
	}

	@Test
	void printsFindingsForScripts() {
		assertThat(execute("verify", "--machine", "1GB/1", "--json")).isEqualTo(6);
		assertThat(this.said.toString()).startsWith("[ {").contains("\"rule\" : \"machine\"");
	}

	@Test
	void showsHowTwoDiffer() {
		assertThat(execute("diff", "staging", "production")).isZero();
		assertThat(this.said.toString()).contains("tradu.limits.memory\n    staging: 512MB\n    production: 1GB\n");
		assertThat(execute("diff", "staging", "production", "--json")).isZero();
		assertThat(this.said.toString()).contains("\"setting\" : \"tradu.limits.memory\"");
	}

	@Test
	void showsThatOneLacksAFile() throws IOException {
		Files.delete(this.copy.place().resolve("staging/feeds.yml"));

		assertThat(execute("diff", "staging", "production")).isZero();
		assertThat(this.said.toString())
			.contains("feeds.yml\n    staging: (no such file)\n    production: (the file)\n");
	}

	@Test
	void listsWhatIsWrongWithAnEnvironmentWithoutSettings() throws IOException {
		Files.delete(this.copy.place().resolve("staging/application.yml"));

		assertThat(execute("verify", "staging", "--machine", "8GB/2")).isEqualTo(6);
		assertThat(this.said.toString()).startsWith("environments/staging/application.yml: there is no such file");
	}

	@Test
	void refusesWrongUsage() {
		assertThat(execute("verify", "--machine", "big")).isEqualTo(2);
		assertThat(execute("verify", "nowhere")).isEqualTo(2);
		assertThat(execute("diff", "staging")).isEqualTo(2);
		assertThat(execute("diff", "staging", "nowhere")).isEqualTo(2);
		assertThat(execute("diff", "staging", "staging")).isEqualTo(2);
		assertThat(Tradu.commandLine().setErr(new PrintWriter(new StringWriter())).execute("env")).isEqualTo(2);
	}

	private int execute(String verb, String... arguments) {
		CommandLine command = Tradu.commandLine();
		command.setOut(new PrintWriter(this.said));
		command.setErr(new PrintWriter(new StringWriter()));
		String[] all = new String[arguments.length + 4];
		all[0] = "env";
		all[1] = verb;
		System.arraycopy(arguments, 0, all, 2, arguments.length);
		all[arguments.length + 2] = "--environments";
		all[arguments.length + 3] = this.copy.place().toString();
		return command.execute(all);
	}

}
