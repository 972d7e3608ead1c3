package io.tradu.batch.log;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTests {

	@Test
	void masksTheValuesOfSecretSettingsWhereverTheyStand() {
		assertThat(masked("spring.datasource.password", "hunter2-x", "FATAL: wrong password hunter2-x for tradu"))
			.isEqualTo("FATAL: wrong password (hidden) for tradu");
		assertThat(masked("MANAGEMENT_INFLUX_TOKEN", "abc.def", "Authorization: Token abc.def"))
			.isEqualTo("Authorization: Token (hidden)");
	}

	@Test
	void masksWhatStandsWithinAddresses() {
		assertThat(masked("tradu.alert.url", "http://maria:hunter2@host/hook?token=hunter3&n=1",
				"maria said hunter2 and hunter3"))
			.isEqualTo("maria said (hidden) and (hidden)");
		assertThat(masked("a", "b", "cannot reach http://maria:hunter2@host/?api_key=x1"))
			.isEqualTo("cannot reach http://(hidden)@host/?api_key=(hidden)");
	}

	@Test
	void masksWhatStandsWithinAnAddressThatIsSpelledWrong() {
		assertThat(masked("a", "b", "cannot be: jdbc:postgresql:/maria:hun/ter2@db/tradu"))
			.isEqualTo("cannot be: jdbc:postgresql:/(hidden)@db/tradu");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Received [GET / HTTP/1.1\r\nAuthorization: Basic b3BlcmF0b3I6eA==\r\n\r\n]",
			"headers={authorization:\"Bearer b3BlcmF0b3I6eA==\"}", "AUTHORIZATION=[Basic b3BlcmF0b3I6eA==]" })
	void masksCredentialsInHeaders(String text) {
		assertThat(masked("a", "b", text)).doesNotContain("b3BlcmF0b3I6eA").contains("(hidden)");
	}

	@Test
	void masksTheLongerOfTwoFirst() {
		assertThat(masked("tradu.a.secret", "hunter", "tradu.b.secret", "hunter2", "it is hunter2"))
			.isEqualTo("it is (hidden)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tradu.management.password-file", "TRADU_MANAGEMENT_PASSWORDFILE", "DB_PASSWORD_FILE",
			"tradu.token.file", "tradu.token-path", "tradu.secret-uri", "tradu.key_url" })
	void takesTheNameOfAPlaceForNoSecret(String name) {
		assertThat(Secrets.isSecret(name)).isFalse();
		assertThat(masked(name, "secret-store/pass", "password in secret-store/pass"))
			.isEqualTo("password in secret-store/pass");
	}

	@Test
	void masksWhatStandsWithinTheAddressOfAPlace() {
		assertThat(masked("tradu.secret-url", "http://maria:hunter2@host/", "maria said hunter2"))
			.isEqualTo("maria said (hidden)");
	}

	@Test
	void looksForAShortSecretAmongWholeWordsAndForALongOneEverywhere() {
		assertThat(masked("tradu.db.password", "news", "newspapers, the news, news_1 and \"news\""))
			.isEqualTo("newspapers, the (hidden), (hidden)_1 and \"(hidden)\"");
		assertThat(masked("tradu.db.password", "a-long-one-1", "xa-long-one-12")).isEqualTo("x(hidden)2");
	}

	@Test
	void leavesInnocentWordsAlone() {
		assertThat(masked("tradu.key-columns", "id", "void")).isEqualTo("void");
		assertThat(masked("tradu.token-check", "true", "it is true")).isEqualTo("it is true");
		assertThat(masked("tradu.environment", "staging", "staging runs")).isEqualTo("staging runs");
		assertThat(masked("a", "b", "read=5 written=4 a@b.c")).isEqualTo("read=5 written=4 a@b.c");
	}

	@Test
	void outlivesASettingThatCannotBeResolved() {
		assertThat(masked("tradu.x.password", "${nowhere}", "fine")).isEqualTo("fine");
	}

	private static String masked(String name, String value, String text) {
		return masked(name, value, name, value, text);
	}

	private static String masked(String name, String value, String other, String otherValue, String text) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("test",
					name.equals(other) ? Map.of(name, value) : Map.of(name, value, other, otherValue)));
		return Secrets.of(environment).masked(text);
	}

}
