package io.tradu.batch.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class EffectiveSettingsTests {

	@Test
	void haveTheSameFingerprintInWhateverOrderTheyStand() {
		assertThat(settings("tradu.a", "1", "tradu.b", "2").fingerprint())
			.isEqualTo(settings("tradu.b", "2", "tradu.a", "1").fingerprint())
			.hasSize(64);
	}

	@Test
	void haveAnotherFingerprintWhenOneIsChanged() {
		assertThat(settings("tradu.a", "1").fingerprint()).isNotEqualTo(settings("tradu.a", "2").fingerprint());
		assertThat(settings("tradu.a", "1").fingerprint()).isNotEqualTo(settings("tradu.b", "1").fingerprint());
	}

	@Test
	void knowSecretsByNameOnly() {
		assertThat(settings("secret.database", "hunter2").all()).containsEntry("secret.database", "(hidden)");
		assertThat(settings("secret.database", "hunter2").fingerprint())
			.isEqualTo(settings("secret.database", "hunter3").fingerprint());
	}

	@Test
	void showsOnlyAHashOfWhatNothingReads() {
		Map<String, String> all = settings("TRADU_DBX", "hunter2", "custom.thing", "hunter2", "server.port", "1",
				"TRADU_LEASE_HOST", "here", "tradu.schedules.nightly.time", "22:00")
			.all();

		assertThat(all.values()).noneMatch((value) -> value.contains("hunter2"));
		assertThat(all).containsEntry("server.port", "1")
			.containsEntry("TRADU_LEASE_HOST", "here")
			.containsEntry("tradu.schedules.nightly.time", "22:00")
			.extractingByKey("TRADU_DBX")
			.asString()
			.matches("\\(sha-256 [0-9a-f]{8}\\)");
		assertThat(settings("TRADU_DBX", "hunter3").fingerprint())
			.isNotEqualTo(settings("TRADU_DBX", "hunter2").fingerprint());
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRADU_DBPWD", "TRADU_DB_PW", "TRADU_AUTH", "TRADU_APIKEY", "tradu.basic-auth",
			"tradu.credentials", "tradu.x.authorization" })
	void knowSecretsByTheManyNamesTheyHave(String name) {
		assertThat(settings(name, "hunter2").all()).containsEntry(name, "(hidden)");
	}

	@Test
	void doNotDependOnHowAProcessWasCalled() {
		assertThat(settings("tradu.a", "1", "tradu.columns", "80", "tradu.metrics.role", "serve",
				"spring.main.web-application-type", "servlet")
			.fingerprint()).isEqualTo(settings("tradu.a", "1").fingerprint());
	}

	@Test
	void areThoseOfTheFilesWithTheValuesThatHold() {
		StandardEnvironment environment = environment("spring.rabbitmq.host", "here", "server.port", "1");
		environment.getPropertySources()
			.addFirst(new MapPropertySource("arguments", Map.of("server.port", "2", "spring.application.json", "{}")));

		assertThat(new EffectiveSettings(environment, List.of(() -> Map.of("feed news: source", "en"))).all())
			.containsExactly(Map.entry("feed news: source", "en"), Map.entry("server.port", "2"),
					Map.entry("spring.rabbitmq.host", "here"));
	}

	@Test
	void countAVariableWhereItIsReferredTo() {
		assertThat(settings("TRADU_HERE", "here", "tradu.lease.host", "${TRADU_HERE:there}").all())
			.containsExactly(Map.entry("tradu.lease.host", "here"));
	}

	@Test
	void nameReferencesThatLeadNowhere() {
		assertThat(settings("tradu.a", "${nowhere}").all()).containsEntry("tradu.a", "(refers to what is not set)");
	}

	private static EffectiveSettings settings(String... namesAndValues) {
		return new EffectiveSettings(environment(namesAndValues), List.of());
	}

	private static StandardEnvironment environment(String... namesAndValues) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
		Map<String, Object> settings = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			settings.put(namesAndValues[i], namesAndValues[i + 1]);
		}
		environment.getPropertySources().addLast(new OriginTrackedMapPropertySource("file", settings));
		return environment;
	}

}
