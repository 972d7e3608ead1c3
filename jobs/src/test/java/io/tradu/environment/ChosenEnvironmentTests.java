package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChosenEnvironmentTests {

	@TempDir
	private Path root;

	@BeforeEach
	void copy() throws IOException {
		EnvironmentsCopy.in(this.root);
	}

	@Test
	void isOnItsOwnUnlessOneIsChosen() {
		try (ConfigurableApplicationContext context = start()) {
			Environment settings = context.getEnvironment();
			assertThat(settings.getProperty("tradu.environment")).isEqualTo("development");
			assertThat(settings.containsProperty("spring.datasource.url")).isFalse();
			assertThat(settings.containsProperty("spring.rabbitmq.host")).isFalse();
			assertThat(settings.containsProperty("tradu.limits.memory")).isFalse();
		}
	}

	@Test
	void takesTheSettingsOfTheChosenOne() throws IOException {
		Path secrets = Files.createDirectories(this.root.resolve("var/staging/secrets"));
		for (String name : List.of("database", "broker", "influx", "dataflow")) {
			Files.writeString(secrets.resolve("secret." + name), "of " + name + "\n");
		}
		try (ConfigurableApplicationContext context = start("TRADU_ENVIRONMENT=staging", "TRADU_DATABASE_PORT=15442")) {
			Environment settings = context.getEnvironment();
			assertThat(settings.getProperty("tradu.environment")).isEqualTo("staging");
			assertThat(settings.getProperty("spring.datasource.url"))
				.isEqualTo("jdbc:postgresql://127.0.0.1:15442/tradu_staging");
			assertThat(settings.getProperty("spring.datasource.password")).isEqualTo("of database");
			assertThat(settings.getProperty("tradu.folders.inbox")).isEqualTo(this.root + "/var/staging/inbox");
			assertThat(settings.getProperty("tradu.feeds-file"))
				.isEqualTo(this.root + "/environments/staging/feeds.yml");
			assertThat(settings.getProperty("tradu.engine.apertium.pipelines-per-mode")).isEqualTo("1");
		}
	}

	@Test
	void refusesOneThatDoesNotExist() {
		assertThatExceptionOfType(EnvironmentMisfit.class).isThrownBy(() -> start("TRADU_ENVIRONMENT=stagign"))
			.withMessage("there is no environment 'stagign'; known are development, production, staging");
	}

	@Test
	void refusesToStartWithoutItsSecrets() {
		assertThatExceptionOfType(EnvironmentMisfit.class)
			.isThrownBy(
					() -> start("TRADU_ENVIRONMENT=staging", "secret.broker=b", "secret.influx=c", "secret.dataflow=d"))
			.withMessage("a secret is missing: file " + this.root
					+ "/var/staging/secrets/secret.database or variable SECRET_DATABASE or SECRET_STAGING_DATABASE");
	}

	@Test
	void takesItsSecretsFromAStoreWithAFolderForEachEnvironment() throws IOException {
		Path store = this.root.resolve("store");
		for (String environment : List.of("staging", "production")) {
			for (String name : List.of("database", "broker", "influx", "dataflow")) {
				Path file = store.resolve(environment).resolve("secret." + name);
				Files.createDirectories(file.getParent());
				Files.writeString(file, "of " + environment);
			}
		}
		for (String environment : List.of("staging", "production")) {
			try (ConfigurableApplicationContext context = start("TRADU_ENVIRONMENT=" + environment,
					"TRADU_SECRETS=" + store)) {
				assertThat(context.getEnvironment().getProperty("spring.datasource.password"))
					.isEqualTo("of " + environment);
			}
		}
		Files.delete(store.resolve("staging/secret.influx"));
		assertThatExceptionOfType(EnvironmentMisfit.class)
			.isThrownBy(() -> start("TRADU_ENVIRONMENT=staging", "TRADU_SECRETS=" + store))
			.withMessageContaining(store + "/staging/secret.influx or variable SECRET_INFLUX");
	}

	@Test
	void prefersTheSecretsThatAreGivenToItAlone() {
		try (ConfigurableApplicationContext context = start("TRADU_ENVIRONMENT=staging", "secret.database=common",
				"secret.staging.database=own", "secret.production.database=other", "secret.staging.broker=b",
				"secret.influx=c", "secret.dataflow=d")) {
			assertThat(context.getEnvironment().getProperty("spring.datasource.password")).isEqualTo("own");
			assertThat(context.getEnvironment().getProperty("spring.rabbitmq.password")).isEqualTo("b");
			assertThat(context.getEnvironment().getProperty("management.influx.metrics.export.password"))
				.isEqualTo("c");
		}
	}

	private ConfigurableApplicationContext start(String... settings) {
		List<String> arguments = new ArrayList<>(List.of("--tradu.root=" + this.root));
		List.of(settings).forEach((setting) -> arguments.add("--" + setting));
		SpringApplication application = new SpringApplication(Nothing.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		// The tests' own log stays as it is.
		arguments.add("--logging.file.name=" + this.root.resolve("test.log"));
		return application.run(arguments.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

}
