package io.tradu.report;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import io.tradu.testing.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A night's page as a browser shows it. Look at target/screenshots, too. */
@Timeout(60)
class NightPageInBrowserIntegrationTests {

	private static final int PHONE = 360;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "1280, false", "1280, true", "360, false", "360, true" })
	void fitsTheWindowAndComplainsOfNothing(int width, boolean dark) throws IOException {
		Browser browser = Browser.shared();
		browser.open(page(SampleFacts.failed()), width, dark);
		browser.photograph("report-" + width + (dark ? "-dark" : "-light"));

		assertThat(browser.run("return innerWidth").asInt()).isEqualTo(width);
		assertThat(browser.run("return document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(width);
		assertThat(browser.console()).isEmpty();
	}

	@Test
	void fitsAPhoneWithEverythingOpened() throws IOException {
		Browser browser = Browser.shared();
		browser.open(page(SampleFacts.failed()), PHONE, false);
		browser.run("document.querySelectorAll('details').forEach((part) => part.open = true)");

		assertThat(browser.run("return document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(PHONE);
	}

	@Test
	void isLightOrDarkAsTheReaderLikes() throws IOException {
		assertThat(brightness(false, "backgroundColor")).isGreaterThan(240);
		assertThat(brightness(true, "backgroundColor")).isLessThan(40);
		assertThat(brightness(true, "color")).isGreaterThan(200);
	}

	@Test
	void canBeReadOnAPhone() throws IOException {
		Browser browser = Browser.shared();
		browser.open(page(SampleFacts.failed()), PHONE, false);

		assertThat(browser.run("""
				return Math.min(...Array.from(document.querySelectorAll('svg text'))
					.map((text) => text.getBoundingClientRect().height).filter((height) => height > 0))
				""").asDouble()).isGreaterThan(9);
	}

	@Test
	void contrastsEnough() throws IOException {
		for (boolean dark : new boolean[] { false, true }) {
			Browser browser = Browser.shared();
			browser.open(page(SampleFacts.failed()), PHONE, dark);

			assertThat(browser.run(CONTRAST).asDouble()).as("least contrast, dark: " + dark)
				.isGreaterThanOrEqualTo(4.5);
		}
	}

	// The least contrast of any text with what lies behind it, as WCAG counts it.
	private static final String CONTRAST = """
			const light = (colour) => {
				const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
					.map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
				return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
			};
			const behind = (element) => {
				const colour = getComputedStyle(element).backgroundColor;
				return colour !== 'rgba(0, 0, 0, 0)' ? colour : behind(element.parentElement);
			};
			let least = 21;
			document.querySelectorAll('body *').forEach((element) => {
				const text = Array.from(element.childNodes).some((node) => node.nodeType === 3 && node.data.trim());
				if (text && element.getBoundingClientRect().height > 0) {
					const style = getComputedStyle(element);
					const one = light(element.closest('svg') ? style.fill : style.color), other = light(behind(element));
					least = Math.min(least, (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05));
				}
			});
			return least;
			""";

	private int brightness(boolean dark, String property) throws IOException {
		Browser browser = Browser.shared();
		browser.open(page(SampleFacts.quiet()), PHONE, dark);
		return browser
			.run("return Math.max(...getComputedStyle(document.body)." + property
					+ ".match(/\\d+/g).slice(0, 3).map(Number))")
			.asInt();
	}

	private URI page(NightFacts facts) throws IOException {
		return Files.writeString(this.folder.resolve("night.html"), new NightPage(Clock.systemUTC()).of(facts)).toUri();
	}

}
