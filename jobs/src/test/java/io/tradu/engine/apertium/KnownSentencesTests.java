package io.tradu.engine.apertium;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KnownSentencesTests {

	private static final List<String> SPANISH = List.of("La casa pequeña tiene 47 ventanas.",
			"Comen pan y queso para 26 días.", "La noche de invierno pasó frío y 83 pájaros durmieron.");

	private final KnownSentences toSpanish = KnownSentences.of("eng-spa");

	@Test
	void believesTranslations() {
		assertThat(this.toSpanish.fault(SPANISH)).isEmpty();
		assertThat(KnownSentences.of("en-es").fault(SPANISH)).isEmpty();
	}

	@Test
	void believesTranslationsWithOtherWordsHereAndThere() {
		assertThat(this.toSpanish.fault(List.of("La vivienda pequeña posee 47 ventanas.",
				"Ellos comen pan y *cheese por 26 días.", "La noche invernal era fría y 83 aves durmieron.")))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "eng-spa", "spa-cat", "cat-spa", "glg-spa", "ind-zlm", "eng-xyz", "xyz-eng" })
	void believesNoEcho(String mode) {
		KnownSentences known = KnownSentences.of(mode);

		assertThat(known.fault(known.messages())).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "eng-spa", "eng-xyz", "xyz-eng" })
	void believesNoGarbage(String mode) {
		KnownSentences known = KnownSentences.of(mode);

		assertThat(known.fault(List.of("*ab", "*cd", "*ef"))).isPresent();
		assertThat(known.fault(Collections.nCopies(3, "*x 47 26 83"))).isPresent();
		assertThat(known.fault(List.of("", "", ""))).isPresent();
		assertThat(known.fault(List.of("^x<n>$ 47", "^y<n>$ 26", "^z<n>$ 83"))).isPresent();
		assertThat(known.fault(List.of("*x 26", "*y 83", "*z 47"))).isPresent();
	}

	@Test
	void believesNoAnswersThatBelongToOtherSentences() {
		assertThat(this.toSpanish.fault(List.of(SPANISH.get(1), SPANISH.get(2), SPANISH.get(0)))).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "eng-spa", "eng-xyz" })
	void believesNoModeThatKnowsHardlyAWord(String mode) {
		assertThat(KnownSentences.of(mode)
			.fault(List.of("*The *small *house *has 47 ventanas.", "*They *eat pan *and *cheese *for 26 *days.",
					"*The *winter *night *was *cold *and 83 *birds *slept.")))
			.isPresent();
	}

	@Test
	void believesAModeOfAnUnknownLanguageThatMarksInventedWords() {
		KnownSentences known = KnownSentences.of("xyz-eng");

		assertThat(known.fault(known.messages().stream().map((message) -> "*" + message).toList())).isEmpty();
	}

}
