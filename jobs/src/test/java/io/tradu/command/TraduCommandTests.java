package io.tradu.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TraduCommandTests {

	private static final Path ROOT = Path.of("/opt/tradu");

	private static final TraduCommand RESTART = TraduCommand.of("restart", 7);

	@Test
	void isShortForTheDefaultHome() {
		assertThat(at(ROOT, Map.of())).isEqualTo("scripts/tradu restart 7");
		assertThat(at(ROOT, Map.of("TRADU_HOME", "./var"))).isEqualTo("scripts/tradu restart 7");
		assertThat(at(ROOT, Map.of("TRADU_HOME", "/opt/tradu/var"))).isEqualTo("scripts/tradu restart 7");
	}

	@Test
	void carriesAnotherHome() {
		assertThat(at(ROOT, Map.of("TRADU_HOME", "var/demo"))).isEqualTo("scripts/tradu restart 7 --home var/demo");
		assertThat(at(ROOT, Map.of("TRADU_HOME", "../a b"))).isEqualTo("scripts/tradu restart 7 --home '/opt/a b'");
	}

	@Test
	void worksFromAnyFolder() {
		Path elsewhere = Path.of("/srv/work");

		assertThat(at(elsewhere, Map.of())).isEqualTo("/opt/tradu/scripts/tradu restart 7 --home /srv/work/var");
		assertThat(at(elsewhere, Map.of("TRADU_HOME", "/opt/tradu/var")))
			.isEqualTo("/opt/tradu/scripts/tradu restart 7 --home /opt/tradu/var");
	}

	@Test
	void carriesTheEnvironmentAndItsHomeOnlyIfItIsAnother() {
		assertThat(at(ROOT, Map.of("TRADU_ENVIRONMENT", "staging")))
			.isEqualTo("TRADU_ENVIRONMENT=staging scripts/tradu restart 7");
		assertThat(at(Path.of("/"), Map.of("TRADU_ENVIRONMENT", "staging", "TRADU_HOME", "/opt/tradu/var/staging")))
			.isEqualTo("TRADU_ENVIRONMENT=staging /opt/tradu/scripts/tradu restart 7");
		assertThat(at(ROOT, Map.of("TRADU_ENVIRONMENT", "staging", "TRADU_HOME", "/srv/staging")))
			.isEqualTo("TRADU_ENVIRONMENT=staging scripts/tradu restart 7 --home /srv/staging");
	}

	@Test
	void carriesTheFilesThatSettingsComeFrom() {
		assertThat(at(Path.of("/etc"), Map.of("TRADU_CONFIG", "tradu.yml", "TRADU_HOME", "/srv/t")))
			.isEqualTo("TRADU_CONFIG=/etc/tradu.yml /opt/tradu/scripts/tradu restart 7 --home /srv/t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "it's", "$(id)", "`id`", "~root", "a\nb", "\u001B[2J", "tab\there", "x\\y", "*",
			"é'\n\\", "\u202Egnp.csv", "", "a;b", "-n", "{a,b}", "!x" })
	void isTakenByTheShellForWhatItIs(String word) throws Exception {
		String quoted = TraduCommand.quoted(word);

		assertThat(quoted.lines()).hasSize(1);
		assertThat(quoted).doesNotContain("\u001B", "\u202E");
		ProcessBuilder builder = new ProcessBuilder("bash", "-c", "printf '%s|' " + quoted);
		builder.environment().put("LC_ALL", "C.UTF-8");
		Process process = builder.start();
		assertThat(new String(process.getInputStream().readAllBytes(), "UTF-8")).isEqualTo(word + "|");
		assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
	}

	private static String at(Path current, Map<String, String> variables) {
		return RESTART.in(new Invocation(ROOT, current, variables));
	}

}
