package io.tradu.engine.apertium;

import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ApertiumConfigurationTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner().withBean(SimpleMeterRegistry.class)
		.withUserConfiguration(ApertiumConfiguration.class);

	@Test
	void worksWithoutAnySetting() {
		this.context.run((context) -> {
			ApertiumProperties properties = context.getBean(ApertiumProperties.class);
			assertThat(context).hasSingleBean(ApertiumEngine.class);
			assertThat(properties.pipelines()).isPositive();
			assertThat(properties.timeoutFor(50_000)).isEqualTo(Duration.ofSeconds(15));
			assertThat(properties.retry().maxRetries()).isEqualTo(3);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "pipelines-per-mode=0", "in-flight=0", "max-segment-length=0", "recycle-after=0",
			"timeout=0s", "timeout-per-100k-characters=-1s", "retry.max-retries=-1", "retry.multiplier=0.5",
			"retry.delay=0s" })
	void refuses(String setting) {
		this.context.withPropertyValues("tradu.engine.apertium." + setting)
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("tradu.engine.apertium"));
	}

}
