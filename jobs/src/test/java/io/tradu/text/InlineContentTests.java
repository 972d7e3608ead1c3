package io.tradu.text;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import io.tradu.text.InlineContent.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class InlineContentTests {

	@ParameterizedTest
	@ValueSource(strings = { "<b>", "</b>", "<br/>", "<a href=\"https://example.com/a b\">", "<!-- note -->", "&nbsp;",
			"&#160;", "https://example.com/a?b=c&d=e", "www.example.com", "example.com", "docs.example.org/start",
			"jo.doe+x@mail.example.com", "{name}", "{0}", "{{user.name}}", "${total}", "#{x}", "%s", "%1$s", "%5.2f",
			"%ld", "%(count)d", "%PATH%", "$HOME", "--force", "--dry-run", "-v", "/etc/passwd", "~/.bashrc",
			"./build.sh", "../lib/x", "C:\\Users\\jo", "config.yml", "src/main/App.java", "README.md", "X100-B",
			"COVID-19", "max_value", "`git commit`", "@jo_doe", "#translation",
			"550e8400-e29b-41d4-a716-446655440000" })
	void findsPart(String part) {
		assertThat(InlineContent.find("See " + part + " now")).extracting(Span::text).containsExactly(part);
	}

	@ParameterizedTest
	@ValueSource(strings = { "and/or he/she/it", "100% sure, 20% increase", "a well-known state-of-the-art tool",
			"3 < 4 and 5 > 4", "e.g. this, i.e. that", "the end.Next one", "AT&T costs 1,000.50", "C# and no. #1",
			"It costs $5", "between 1990-2000", "UNESCO", "Mr. Smith's" })
	void leavesLanguageAlone(String text) {
		assertThat(InlineContent.find(text)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "See /etc/passwd.", "See config.yml.", "See example.com.", "See https://example.com/a.",
			"Ask jo@example.com." })
	void leavesTheEndOfTheSentenceAlone(String text) {
		assertThat(InlineContent.find(text)).singleElement()
			.satisfies((span) -> assertThat(span.end()).isEqualTo(text.length() - 1));
	}

	@Test
	void givesAUrlInsideATagToTheTag() {
		assertThat(InlineContent.find("<a href=\"https://example.com\">x</a>")).extracting(Span::kind)
			.containsExactly(InlineContent.Kind.TAG, InlineContent.Kind.TAG);
	}

	@Test
	void leavesNumbersToLanguage() {
		assertThat(InlineContent.numbers("Pay 1,000.50 by 10/12 at X100")).isEqualTo(List.of("1,000.50", "10/12"));
	}

	@Test
	void overlooksNothingInItsHaste() {
		String alphabet = "aB1-._ /@<>{}%$#`:x&;()w,'\\~";
		Random random = new Random(5);
		for (int i = 0; i < 200_000; i++) {
			String text = random.ints(1 + random.nextInt(14), 0, alphabet.length())
				.mapToObj((c) -> alphabet.substring(c, c + 1))
				.collect(Collectors.joining());

			assertThat(InlineContent.find(text)).as(text).isEqualTo(InlineContent.match(text));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a", "a.", "a@", "a@b.c.", "<!--", "{{", "<a ", "a_", "-a", "A1-", "a/b.", "%", "`a",
			"$a", "C:\\", "http://" })
	void standsHundredThousandCharactersOf(String piece) {
		String text = "x " + piece.repeat(100_000 / piece.length()) + " " + (piece + " ").repeat(10_000);

		assertTimeout(Duration.ofSeconds(5), () -> assertThatNoException().isThrownBy(() -> InlineContent.find(text)));
	}

}
