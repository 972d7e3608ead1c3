package io.tradu.batch.lease;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class LeasePropertiesTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
		.withUserConfiguration(Settings.class);

	@Test
	void hasDefaults() {
		this.context.run((started) -> assertThat(started).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "tradu.lease.heartbeat=0ms", "tradu.lease.heartbeat=soon", "tradu.lease.expiry=100ms" })
	void refusesWrongSetting(String setting) {
		this.context.withPropertyValues(setting).run((started) -> assertThat(started).hasFailed());
	}

	@Test
	void refusesExpiryThatOneLateHeartbeatReaches() {
		this.context.withPropertyValues("tradu.lease.heartbeat=20s")
			.run((started) -> assertThat(started).getFailure()
				.rootCause()
				.hasMessageContaining("at least three times tradu.lease.heartbeat"));
	}

	@EnableConfigurationProperties(LeaseProperties.class)
	static class Settings {

	}

}
