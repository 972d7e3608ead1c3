package io.tradu.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of settings that cannot be meant. */
class WrongSettingTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "zone: Europe/Madird | colour.night: zone 'Europe/Madird' is none | 3",
					"holidays: [a, b] | colour.night: holidays: 'b' is none | 3",
					"shade: palish | colour.night.shade: 'palish' is none of very-dark, light | 3",
					"number: many | colour.night.number: 'many' is not a number | 3" })
	void namesTheSettingAndItsFile(String line, String words, int number) throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yml"), "colour:\n  night:\n    " + line + "\n");

		assertThat(wrong(file)).contains("wrong setting: " + words).endsWith("(" + file + ":" + number + ")");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "number | tcp://10.1.2.3:80 | not a number", "number | 86x87 | not a number",
					"pause | soon | not a duration", "deadline | 25:99 | not a time of day", "room | much | not a size",
					"place | a b | not a URI", "many | 0 | must be greater than or equal to 1" })
	void namesTheVariableAndItsValue(String setting, String value, String words) {
		Map<String, Object> variables = Map.of("COLOUR_NIGHT_" + setting.toUpperCase(Locale.ROOT), value);
		ConfigurableEnvironment settings = new StandardEnvironment();
		settings.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));

		assertThat(wrong(settings)).contains("colour.night." + setting + ":", "'" + value + "'", words,
				"COLOUR_NIGHT_" + setting.toUpperCase(Locale.ROOT));
	}

	@Test
	void namesTheVariableThatAFileTakesTheValueFrom() throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yml"),
				"colour:\n  night:\n    number: ${PORT_OF_NIGHT:1}\n");
		ConfigurableEnvironment settings = settings(file);
		settings.getPropertySources().addFirst(new MapPropertySource("given", Map.of("PORT_OF_NIGHT", "tcp://x")));

		assertThat(wrong(settings)).contains("colour.night.number: 'tcp://x' is not a number", "PORT_OF_NIGHT");
	}

	@Test
	void namesTheSettingThatIsAskedForByName() {
		ConfigurableEnvironment settings = new StandardEnvironment();
		settings.getPropertySources().addFirst(new MapPropertySource("given", Map.of("server.port", "tcp://x")));
		ConfigurationPropertySources.attach(settings);

		assertThat(WrongSetting.in(Assertions.catchThrowable(() -> settings.getProperty("server.port", Integer.class)),
				settings))
			.hasValueSatisfying((words) -> assertThat(words).contains("server.port: 'tcp://x' is not a number"));
	}

	@Test
	void saysNothingOfOtherFailures() {
		assertThat(WrongSetting.in(new IllegalStateException("no disk"), new StandardEnvironment())).isEmpty();
	}

	private String wrong(Path file) throws IOException {
		return wrong(settings(file));
	}

	private static ConfigurableEnvironment settings(Path file) throws IOException {
		ConfigurableEnvironment settings = new StandardEnvironment();
		new YamlPropertySourceLoader().load("file", new FileSystemResource(file))
			.forEach(settings.getPropertySources()::addFirst);
		return settings;
	}

	private static String wrong(ConfigurableEnvironment settings) {
		StringBuilder words = new StringBuilder();
		new ApplicationContextRunner().withInitializer((context) -> context.setEnvironment(settings))
			.withUserConfiguration(Settings.class)
			.run((context) -> words.append(WrongSetting.in(context.getStartupFailure(), settings).orElse("right")));
		return words.toString();
	}

	@EnableConfigurationProperties(Colour.class)
	static class Settings {

	}

	@Validated
	@ConfigurationProperties("colour")
	record Colour(@Valid Night night) {
	}

	record Night(String zone, List<String> holidays, Shade shade, Integer number, Duration pause, DataSize room,
			URI place, LocalTime deadline, @Min(1) Integer many) {

		Night {
			if (zone != null) {
				throw new IllegalArgumentException("zone '" + zone + "' is none");
			}
			if (holidays != null) {
				throw new IllegalArgumentException("holidays: '" + holidays.get(1) + "' is none");
			}
		}

	}

	enum Shade {

		VERY_DARK, LIGHT

	}

}
