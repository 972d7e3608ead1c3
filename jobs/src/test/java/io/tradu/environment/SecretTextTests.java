package io.tradu.environment;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "-Dspring.datasource.password=hunter2 -Xmx192m", "--secret.broker=hunter2",
			"- POSTGRES_PASSWORD=hunter2", "[\"RABBITMQ_DEFAULT_PASS=hunter2\"]", "export PGPASSWORD='hunter 2'",
			"amqp://maria:hunter2@host", "http://:hunter2@host", "http://${USER:maria}:hunter2@host",
			"http://maria:${PASSWORD:hunter2}@host", "jdbc:postgresql://h/d?user=u&password=hunter2",
			"'{\"spring.datasource.password\": \"hunter2\"}'", "  # password: hunter2", "#secret.database: 'hunter2'" })
	void seesSecrets(String line) {
		assertThat(SecretText.fault(line)).isPresent().get().asString().doesNotContain("hunter2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-Dspring.datasource.password=${secret.database}", "PGPASSWORD=$PASSWORD",
			"export RABBITMQ_DEFAULT_PASS=\"$$(cat /run/secrets/secret.broker)\" && exec x",
			"POSTGRES_PASSWORD_FILE=/run/secrets/secret.database", "http://maria:${secret.influx}@host",
			"http://host:8086/", "image: postgres:15@sha256:1", "# The user's password: see the README",
			"PWD=/opt/tradu", "# password: ${secret.database}", "http://127.0.0.1:${TRADU_PORT:9393}",
			"--use-token=true" })
	void seesNoneInReferences(String line) {
		assertThat(SecretText.fault(line)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "maria:hunter2@host:5672", "one:5672, maria:hunter2@two:5672" })
	void seesPasswordsInListsOfServers(String addresses) {
		assertThat(SecretText.holdsCredentials(addresses)).isTrue();
		assertThat(SecretText.holdsCredentials(addresses.replace("hunter2", "${secret.broker}"))).isFalse();
		assertThat(SecretText.holdsCredentials(addresses.replace("maria:hunter2@", ""))).isFalse();
	}

}
