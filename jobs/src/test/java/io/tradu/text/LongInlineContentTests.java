package io.tradu.text;

import java.util.List;

import io.tradu.text.InlineContent.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LongInlineContentTests {

	@Test
	void findsPathOfAnyLength() {
		String path = "/folder".repeat(20_000) + "/file.txt";

		assertThat(InlineContent.find("Open " + path + " now")).singleElement().satisfies((span) -> {
			assertThat(span.kind()).isEqualTo(Kind.CODE);
			assertThat(span.text()).isEqualTo(path);
		});
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "a/", "<a ", "&a", "a_", "{a", "%", "a@", "a@b.", "--a", "A1-", "1,", "1 ", "<!--", "www." })
	void survivesEndlessRepetition(String part) {
		String text = part.repeat(100_000 / part.length());

		assertThat(InlineContent.withoutSpans(text, InlineContent.find(text)))
			.isEqualTo(InlineContent.withoutSpans(text));
	}

	@Test
	void findsTheSameNumbersInTextRidOfItsParts() {
		String text = "Pay {1} of 1,000.50 at https://example.org/7";

		assertThat(InlineContent.numbersOf(InlineContent.withoutSpans(text))).isEqualTo(InlineContent.numbers(text))
			.isEqualTo(List.of("1,000.50"));
	}

}
