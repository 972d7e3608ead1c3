package io.tradu.batch.step;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class StepPropertiesTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
		.withUserConfiguration(Settings.class);

	@Test
	void hasDefaultsForEverything() {
		this.context.run((started) -> assertThat(started.getBean(StepProperties.class).retry())
			.isEqualTo(new StepProperties.Retry(3, Duration.ofMillis(200), 2, Duration.ofSeconds(5))));
	}

	@Test
	void takesTheStepsOwnSettingFirst() {
		this.context.withPropertyValues("tradu.batch.chunk-size=50", "tradu.batch.steps.ingestRows.chunk-size=1000")
			.run((started) -> {
				StepProperties properties = started.getBean(StepProperties.class);
				assertThat(properties.chunkSize("ingestRows")).isEqualTo(1000);
				assertThat(properties.chunkSize("other")).isEqualTo(50);
			});
	}

	@Test
	void takesWhatTheStepLeavesOutFromAll() {
		this.context.withPropertyValues("tradu.batch.skip-limit=7", "tradu.batch.steps.ingestRows.chunk-size=1000")
			.run((started) -> assertThat(started.getBean(StepProperties.class).skipLimit("ingestRows")).isEqualTo(7));
	}

	@Test
	void takesNoLimitOfOneStepAgainstTheLimitOfAll() {
		this.context.withPropertyValues("tradu.batch.skip-limit=7", "tradu.batch.steps.ingestRows.skip-limit=0")
			.run((started) -> assertThat(started.getBean(StepProperties.class).skipLimit("ingestRows")).isZero());
	}

	@ParameterizedTest
	@ValueSource(strings = { "tradu.batch.chunk-size=0", "tradu.batch.chunk-size=many", "tradu.batch.skip-limit=-1",
			"tradu.batch.retry.max-retries=-1", "tradu.batch.retry.delay=0ms", "tradu.batch.retry.multiplier=0.5",
			"tradu.batch.retry.max-delay=0ms", "tradu.batch.steps.ingestRows.chunk-size=0",
			"tradu.batch.steps.ingestRows.skip-limit=-1" })
	void refusesWrongSetting(String setting) {
		this.context.withPropertyValues(setting).run((started) -> assertThat(started).hasFailed());
	}

	@Test
	void refusesLongestWaitThatIsShorterThanTheFirst() {
		this.context.withPropertyValues("tradu.batch.retry.delay=10s", "tradu.batch.retry.max-delay=1s")
			.run((started) -> assertThat(started).getFailure().rootCause().hasMessageContaining("max-delay"));
	}

	@EnableConfigurationProperties(StepProperties.class)
	static class Settings {

	}

}
