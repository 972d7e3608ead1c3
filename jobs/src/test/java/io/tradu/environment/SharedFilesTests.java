package io.tradu.environment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SharedFilesTests extends BrokenEnvironments {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					skipper-server/src/main/resources/application.yml | password: ${secret.database}              | password: hunter2 | spring.datasource.password
					skipper-server/src/main/resources/application.yml | java-opts: -Xmx192m                       | java-opts: -Dspring.datasource.password=hunter2 | ''
					skipper-server/src/main/resources/application.yml | jdbc:postgresql://                        | jdbc:postgresql://maria:hunter2@ | ''
					compose.yml | POSTGRES_DB:                              | POSTGRES_PASSWORD: hunter2 # | services.database.environment.POSTGRES_PASSWORD
					compose.yml | RABBITMQ_NODENAME: tradu@localhost        | RABBITMQ_DEFAULT_PASS: ${BROKER_PASS:-hunter2} | services.broker.environment.RABBITMQ_DEFAULT_PASS
					compose.yml | "$$(cat /run/secrets/secret.broker)"      | hunter2 | ''
					""")
	void findsSecretsInWhatAllEnvironmentsShare(String file, String text, String other, String setting) {
		this.copy.editShared(file, text, other);

		assertThat(this.copy.findings("staging")).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("secret");
			assertThat(finding.file()).startsWith("environments/" + file + ":");
			assertThat(finding.setting()).isEqualTo(setting);
			assertThat(finding.toString()).doesNotContain("hunter2");
		});
	}

	@Test
	void findsSharedFilesThatAreNoYaml() {
		this.copy.editShared(EnvironmentsCopy.SKIPPER, "\nspring:", "\n\tspring:");

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::rule, Finding::file)
			.containsExactly("readable", "environments/" + EnvironmentsCopy.SKIPPER);
	}

}
