package io.tradu.check;

import io.tradu.document.CheckRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.tradu.check.Segments.pair;
import static org.assertj.core.api.Assertions.assertThat;

class ControlCharacterCheckTests {

	private final QualityCheck check = new ControlCharacterCheck();

	@ParameterizedTest
	@ValueSource(ints = { 0x0, 0x8, 0x1b, 0x7f, 0x85, 0x200b, 0x2060, 0xfeff, 0xfffd, 0xfffe, 0xfdd0, 0x1ffff, 0xd83d,
			0xde00, '\t', '\n', '\r', 0x2028, 0x202e, 0x2066 })
	void rejectsCharacterThatNoTextHolds(int character) {
		assertThat(this.check.inspect(pair("Hello", "Ho" + Character.toString(character) + "la"), CheckRule.DEFAULT))
			.get()
			.extracting(Finding::detail)
			.isEqualTo("The target has the control character U+%04X more often than the source.".formatted(character));
	}

	@ParameterizedTest
	@ValueSource(strings = { "año — «¿qué?»", "emoji \uD83D\uDE00", "می\u200Cخواهم", "a\u00A0b" })
	void acceptsOrdinaryText(String target) {
		assertThat(this.check.inspect(pair("Hello", target), CheckRule.DEFAULT)).isEmpty();
	}

	@Test
	void acceptsCharacterOfTheSource() {
		assertThat(this.check.inspect(pair("He\u200Bllo\tyou\r\n", "Ho\u200Bla\ttú\n"), CheckRule.DEFAULT)).isEmpty();
	}

	@Test
	void rejectsALineEndMoreThanTheSourceHas() {
		assertThat(this.check.inspect(pair("One\ntwo", "Uno\ndos\n"), CheckRule.DEFAULT)).isPresent();
	}

	@Test
	void rejectsHalfOfCharacterThatTheSourceHoldsWhole() {
		assertThat(this.check.inspect(pair("Hello \uD83D\uDE00", "Hola \uD83D"), CheckRule.DEFAULT)).isPresent();
	}

}
