package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EqualSecretsTests extends BrokenEnvironments {

	@Test
	void findsOneSecretInTwoEnvironmentsWithoutQuotingIt() throws IOException {
		keep("production", "secret.database", "hunter2\n");
		keep("staging", "secret.database", "hunter2");

		assertThat(this.copy.findings("production")).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("shared");
			assertThat(finding.file()).isEqualTo("var/staging/secrets/secret.database");
			assertThat(finding.setting()).isEqualTo("secret.database");
			assertThat(finding.says()).startsWith("is the same secret as secret.database of production");
		}).extracting(Finding::toString).asString().doesNotContain("hunter2");
		assertThat(this.copy.findings("development")).isEmpty();
	}

	@Test
	void findsItAlsoWhereItIsForSomethingElse() throws IOException {
		keep("development", "secret.broker", "hunter2");
		keep("staging", "secret.influx", "hunter2");

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::says)
			.asString()
			.startsWith("is the same secret as secret.broker of development");
	}

	@Test
	void findsNothingWhereEachHasItsOwn() throws IOException {
		keep("development", "secret.broker", "hunter2");
		keep("staging", "secret.broker", "hunter3");
		keep("staging", "secret.database", "hunter3");

		assertThat(this.copy.findings()).isEmpty();
	}

	@Test
	void findsEmptySecrets() throws IOException {
		keep("staging", "secret.broker", "\n");

		assertThat(this.copy.findings()).singleElement()
			.hasToString("var/staging/secrets/secret.broker: secret.broker: is empty (secret)");
	}

	private void keep(String environment, String name, String content) throws IOException {
		Path folder = Files.createDirectories(this.root.resolve("var").resolve(environment).resolve("secrets"));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
		Path file = Files.writeString(folder.resolve(name), content);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
	}

}
