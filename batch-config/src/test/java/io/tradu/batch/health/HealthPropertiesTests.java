package io.tradu.batch.health;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class HealthPropertiesTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
		.withUserConfiguration(Application.class);

	@Test
	void hasDefaultsForEverything() {
		this.context.run((started) -> {
			HealthProperties properties = started.getBean(HealthProperties.class);
			assertThat(properties.every()).isEqualTo(Duration.ofSeconds(10));
			assertThat(properties.disk().degraded().toGigabytes()).isEqualTo(2);
			assertThat(properties.pool().down()).isEqualTo(12);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tradu.health.every=0", "tradu.health.timeout=1ms", "tradu.health.heap.down=1.5",
			"tradu.health.heap.down=0.5", "tradu.health.disk.down=3GB", "tradu.health.pool.down=1",
			"tradu.health.pool.degraded=0", "tradu.health.cpu.degraded=0" })
	void refusesAWrongSetting(String setting) {
		this.context.withPropertyValues(setting).run((started) -> assertThat(started).hasFailed());
	}

	@EnableConfigurationProperties(HealthProperties.class)
	static class Application {

	}

}
