package io.tradu.engine.apertium;

import java.util.List;

import io.tradu.engine.Translation.Translated;
import io.tradu.engine.apertium.SegmentCodec.Stand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentCodecTests {

	@Test
	void escapesWhatTheStagesReadAsTheirOwn() {
		assertThat(message("a [b] {c!} ^d$ e/f g\\h 1<2>1 x"))
			.isEqualTo("a \\[b\\] \\{c!\\} \\^d\\$ e\\/f g\\\\h 1\\<2\\>1 x");
	}

	@Test
	void sendsPartsAsFormatting() {
		assertThat(message("a <b>b</b>  c")).isEqualTo("a [<x1/>]b[<x2/>]c");
	}

	@Test
	void sendsPartsAsNumbersWhenFormattingGotLost() {
		assertThat(SegmentCodec.of("a {n} b").message(Stand.BRACKETED_NUMBER)).isEqualTo("a \u27e61\u27e7 b");
	}

	@Test
	void keepsTheEdgesToItself() {
		assertThat(message(" \n<p>* it rains</p> \t")).isEqualTo("it rains");
		assertThat(read(" \n<p>* it rains</p> \t", "llueve")).isEqualTo(" \n<p>* llueve</p> \t");
	}

	@Test
	void composesAccentsAndMendsWhatIsNoText() {
		assertThat(message("cafe\u0301 a\0b \ud83d c")).isEqualTo("caf\u00e9 ab \ufffd c");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false,
			value = { "I saw it| Vi|Vi", "and I saw|y  vi|y vi", "a {x} b|a [<x1/>] b|a {x} b",
					"a {x}I saw|a [<x1/>] vi|a {x}vi", "a red car|Un coche rojo|un coche rojo",
					"a NATO car|NATO coche|NATO coche", "veo|I see|I see", "l\u2019home|l'home|l\u2019home",
					"a\\b c|a\\\\b c|a\\b c" })
	void tidiesTheAnswer(String source, String answer, String target) {
		assertThat(read(source, answer)).isEqualTo(target);
	}

	@Test
	void takesMarksOutAndNamesTheWords() {
		assertThat(SegmentCodec.of("a b c d").read("*uno @dos-#tres cuatro", Stand.SUPERBLANK))
			.hasValue(new Translated("uno dos-tres cuatro", List.of("uno", "dos", "tres")));
	}

	@ParameterizedTest
	@CsvSource({ "a b c", "a [<x1/>] b", "a [<x2/>] b [<x1/>] c", "a [<x1/>] b [<x2/>] c [<x2/>]",
			"a [<x1/>] b [<x1/>] c", "a [<x1/>] b [x] c [<x2/>]" })
	void refusesAnAnswerThatLostAPart(String answer) {
		assertThat(SegmentCodec.of("a {x} b {y} c").read(answer, Stand.SUPERBLANK)).isEmpty();
	}

	@Test
	void takesASegmentApartAndTogether() {
		SegmentCodec segment = SegmentCodec.of(" a {x} b\nc ");

		assertThat(segment.stretches()).containsExactly("a ", " b", "c");
		assertThat(segment.join(segment.stretches())).isEqualTo(" a {x} b\nc ");
	}

	private static String message(String text) {
		return SegmentCodec.of(text).message(Stand.SUPERBLANK);
	}

	private static String read(String source, String answer) {
		return SegmentCodec.of(source).read(answer, Stand.SUPERBLANK).orElseThrow().text();
	}

}
