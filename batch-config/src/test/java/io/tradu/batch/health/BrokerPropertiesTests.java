package io.tradu.batch.health;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerPropertiesTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withUserConfiguration(Application.class);

	@Test
	void takesHostsAndPorts() {
		this.context
			.withPropertyValues("spring.rabbitmq.addresses=one:5672,two:5673", "spring.rabbitmq.ssl.enabled=false")
			.run((started) -> {
				assertThat(started.getBean(BrokerProperties.class).places()).hasSize(2);
				assertThat(started.getBean(BrokerProperties.class)).hasToString("broker one:5672,two:5673");
			});
	}

	@ParameterizedTest
	@CsvSource({ "addresses, amqp://maria:hunter2@one", "addresses, 'one,maria:hunter2@two'",
			"addresses, one:5672/hunter2", "host, amqps://one", "ssl.enabled, true", "ssl.bundle, hunter2" })
	void refusesWhatItDoesNotUnderstandAndNamesTheSetting(String setting, String value) {
		this.context.withPropertyValues("spring.rabbitmq." + setting + "=" + value).run((started) -> {
			assertThat(started).hasFailed();
			assertThat(started.getStartupFailure()).rootCause()
				.hasMessageStartingWith("spring.rabbitmq." + setting.replaceAll("\\..*", "") + ": ")
				.hasMessageNotContaining("hunter2");
		});
	}

	@EnableConfigurationProperties(BrokerProperties.class)
	static class Application {

	}

}
