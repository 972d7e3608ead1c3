package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

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
					"number: many | colour.night.number: 'many' is no number | 3" })
	void namesTheSettingAndItsFile(String line, String words, int number) throws IOException {
		Path file = Files.writeString(this.folder.resolve("application.yml"), "colour:\n  night:\n    " + line + "\n");

		assertThat(wrong(file)).contains("wrong setting: " + words).endsWith("(" + file + ":" + number + ")");
	}

	@Test
	void saysNothingOfOtherFailures() {
		assertThat(WrongSetting.in(new IllegalStateException("no disk"), new StandardEnvironment())).isEmpty();
	}

	private String wrong(Path file) throws IOException {
		ConfigurableEnvironment settings = new StandardEnvironment();
		new YamlPropertySourceLoader().load("file", new FileSystemResource(file))
			.forEach(settings.getPropertySources()::addFirst);
		StringBuilder words = new StringBuilder();
		new ApplicationContextRunner().withInitializer((context) -> context.setEnvironment(settings))
			.withUserConfiguration(Settings.class)
			.run((context) -> words.append(WrongSetting.in(context.getStartupFailure(), settings).orElse("right")));
		return words.toString();
	}

	@EnableConfigurationProperties(Colour.class)
	static class Settings {

	}

	@ConfigurationProperties("colour")
	record Colour(Night night) {
	}

	record Night(String zone, List<String> holidays, Shade shade, Integer number) {

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
