package io.tradu.batch.log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VisibleTextTests {

	@ParameterizedTest
	@CsvSource({ "001b, \\u001b", "0007, \\u0007", "000d, \\r", "000a, \\n", "0009, \\t", "0000, \\u0000",
			"007f, \\u007f", "0085, \\u0085", "009b, \\u009b", "061c, \\u061c", "200e, \\u200e", "200f, \\u200f",
			"202a, \\u202a", "202e, \\u202e", "2066, \\u2066", "2069, \\u2069", "2028, \\u2028", "2029, \\u2029",
			"d800, \\ud800", "dfff, \\udfff" })
	void showsWhatWouldActOnTheTerminal(String character, String escape) {
		String text = "a" + (char) Integer.parseInt(character, 16) + "b";

		assertThat(VisibleText.of(text)).isEqualTo("a" + escape + "b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "plain", "größer, señor, \u0641\u0627\u0631\u0633\u06CC\u200C\u0647\u0627",
			"日本語 \uD83D\uDE00", "back\\slash" })
	void leavesReadableTextAlone(String text) {
		assertThat(VisibleText.of(text)).isSameAs(text);
	}

	@Test
	void keepsWhatFollowsAnEscape() {
		assertThat(VisibleText.of("\uD83D\uDE00\uD83D\n\uD83D\uDE00")).isEqualTo("\uD83D\uDE00\\ud83d\\n\uD83D\uDE00");
	}

}
