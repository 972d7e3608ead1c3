package io.tradu.batch.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsFactsTests {

	@Test
	void namesTheVersionAndTheSettings() {
		assertThat(facts("tradu.lease.expiry", "30s")).containsEntry("setting tradu.lease.expiry", "30s")
			.containsKeys("software version", "java");
	}

	@Test
	void leavesOutWhatIsNoSettingOfTheRun() {
		assertThat(facts("tradu.columns", "80")).doesNotContainKey("setting tradu.columns");
		assertThat(facts("spring.main.banner-mode", "off")).doesNotContainKey("setting spring.main.banner-mode");
	}

	@Test
	void hidesSecrets() {
		assertThat(facts("tradu.alert.token", "hunter2")).containsEntry("setting tradu.alert.token", "(hidden)");
		assertThat(facts("TRADU_ALERT_PASSWORD", "hunter2")).containsEntry("setting TRADU_ALERT_PASSWORD", "(hidden)");
	}

	@Test
	void hidesSecretsWithinAddresses() {
		assertThat(facts("tradu.metrics.instance", "http://maria:hunter2@host/hook?token=hunter3&retries=3"))
			.containsEntry("setting tradu.metrics.instance", "http://(hidden)@host/hook?token=(hidden)&retries=3");
	}

	@Test
	void namesTheDatabaseWithoutItsParameters() {
		assertThat(facts("spring.datasource.url", "jdbc:postgresql://maria:hunter2@db/tradu?password=hunter2"))
			.containsEntry("setting spring.datasource.url", "jdbc:postgresql://(hidden)@db/tradu");
		assertThat(facts("spring.datasource.url", "jdbc:h2:tcp://127.0.0.1:4711/key;X=1"))
			.containsEntry("setting spring.datasource.url", "jdbc:h2");
	}

	private static Map<String, String> facts(String name, String value) {
		StandardEnvironment environment = new StandardEnvironment();
		Map<String, Object> settings = new LinkedHashMap<>();
		settings.put(name, value);
		environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
		return new SettingsFacts(new EffectiveSettings(environment, List.of())).facts();
	}

}
