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
			"'{\"spring.datasource.password\": \"hunter2\"}'", "  # password: hunter2", "#secret.database: 'hunter2'",
			"DB_PASS=hunter2", "db.pass=hunter2", "pass=hunter2", "--token=SECRET", "password=<hunter2",
			"http://host:8080/?next=http://maria:hunter2@host", "amqp://maria:5000@host",
			"release-key: 0123456789abcdef0123456789abcdef01234567", "# 0123456789abcdef0123456789abcdef01234567",
			"sharing: 0123456789abcdef0123456789abcdef01234567", "version: 0123456789ABCDEF0123456789ABCDEF01234567",
			"id: 01234567-89ab-cdef-0123-456789abcdef" })
	void seesSecrets(String line) {
		assertThat(SecretText.fault(line)).isPresent().get().asString().doesNotContain("hunter2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-Dspring.datasource.password=${secret.database}", "PGPASSWORD=$PASSWORD",
			"export RABBITMQ_DEFAULT_PASS=\"$$(cat /run/secrets/secret.broker)\" && exec x",
			"POSTGRES_PASSWORD_FILE=/run/secrets/secret.database", "http://maria:${secret.influx}@host",
			"http://host:8086/", "image: postgres:15@sha256:1", "# The user's password: see the README",
			"PWD=/opt/tradu", "# password: ${secret.database}", "http://127.0.0.1:${TRADU_PORT:9393}",
			"--use-token=true", "# password: none", "# token: TBD", "# password: null", "# password: ***",
			"# secret.broker: RabbitMQ", "--token=TOKEN", "--api-key=API_KEY", "password=<password>",
			"-Dspring.datasource.password=PASSWORD", "compass=north", "bypass=localhost",
			"docker://registry:5000/tradu/apps@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
			"jdbc:postgresql://db:5432/tradu?ApplicationName=a@b", "http://host:8080/@scope/x",
			"version: 1.2-0123456789abcdef0123456789abcdef01234567",
			"commit: '0123456789abcdef0123456789abcdef01234567'", "# commit 0123456789abcdef0123456789abcdef01234567",
			"sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
			"\"uid\": \"01234567-89ab-cdef-0123-456789abcdef\"", "url: /d/01234567-89ab-cdef-0123-456789abcdef/line" })
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
