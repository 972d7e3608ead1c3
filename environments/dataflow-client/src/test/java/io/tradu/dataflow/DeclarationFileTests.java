package io.tradu.dataflow;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeclarationFileTests {

	@Test
	void fillsPlaceholdersAndTakesNestedKeysAsDottedOnes() {
		Declaration declared = Declarations.standard();

		assertThat(declared.uri()).isEqualTo(URI.create("http://127.0.0.1:9393"));
		assertThat(declared.tasks().get(0).dsl())
			.isEqualTo("tradu-nightly --tradu.app.role=nightly --tradu.root=/opt/tradu");
		assertThat(declared.stream().members().get("launcher").properties())
			.isEqualTo(Map.of("TRADU_ENVIRONMENT", "development", "tradu.app.role", "launcher"));
	}

	@Test
	void refusesKeyThatNobodyKnows() {
		assertThatExceptionOfType(WrongDeclaration.class)
			.isThrownBy(() -> Declarations.read(Declarations.YAML.replace("tasks:", "jobs:")))
			.withMessageContaining("jobs: nobody knows this key; there are apps, stream, tasks, uri");
	}

	@Test
	void refusesStreamWhoseFlowNamesOthersThanItsMembers() {
		assertThatExceptionOfType(WrongDeclaration.class)
			.isThrownBy(() -> Declarations.read(Declarations.YAML.replace("scheduler | launcher", "scheduler")))
			.withMessageContaining("stream.flow is scheduler, but stream.members are launcher, scheduler");
	}

	@Test
	void refusesPlaceholderThatNothingIsKnownFor() {
		assertThatExceptionOfType(WrongDeclaration.class)
			.isThrownBy(() -> Declarations.read(Declarations.YAML.replace("${PORT:9393}", "${PORT}")))
			.withMessageContaining("uri: nothing is known for a placeholder");
	}

	@ParameterizedTest
	@ValueSource(strings = { "development", "staging", "production" })
	void readsWhatTheEnvironmentsDeclare(String environment) {
		Path file = Path.of("..", environment, "dataflow.yml");
		assertThat(Files.isRegularFile(file)).isTrue();

		Declaration declared = DeclarationFile.read(file, Map.of("tradu.root", "/opt/tradu"));

		assertThat(declared.stream().name()).isEqualTo("tradu-" + environment);
		assertThat(declared.tasks()).extracting(Declaration.Task::name)
			.containsExactly("tradu-canary", "tradu-nightly");
		assertThat(declared.stream().members().get("launcher").properties()).containsEntry("TRADU_ENVIRONMENT",
				environment);
	}

}
