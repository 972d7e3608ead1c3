package io.tradu.check;

import io.tradu.document.CheckRule;
import org.junit.jupiter.api.Test;

import static io.tradu.check.Segments.pair;
import static org.assertj.core.api.Assertions.assertThat;

class UnknownWordsCheckTests {

	private final QualityCheck check = new UnknownWordsCheck();

	@Test
	void rejectsPatchwork() {
		assertThat(this.check.inspect(pair("The frobber wuggles gleeps daily", "El frobber wuggles gleeps a diario",
				"frobber", "wuggles", "gleeps"), CheckRule.DEFAULT))
			.get()
			.extracting(Finding::detail)
			.isEqualTo("The engine did not know 3 of 5 words: 'frobber', 'wuggles', 'gleeps'.");
	}

	@Test
	void acceptsOneUnknownWord() {
		assertThat(this.check.inspect(pair("Good frobbers", "Buenos frobbers", "frobbers"), CheckRule.DEFAULT))
			.isEmpty();
	}

	@Test
	void acceptsFewUnknownWordsInLongText() {
		assertThat(
				this.check.inspect(
						pair("The frobber of the old man wuggles every morning at home",
								"El frobber del anciano wuggles cada mañana en casa", "frobber", "wuggles"),
						CheckRule.DEFAULT))
			.isEmpty();
	}

	@Test
	void countsNamesInsideSentenceHalf() {
		assertThat(this.check.inspect(pair("Yesterday Kowalczyk met Nakamura there",
				"Ayer Kowalczyk encontró a Nakamura allí", "Kowalczyk", "Nakamura"), CheckRule.DEFAULT))
			.isEmpty();
	}

	@Test
	void countsCapitalisedWordAtTheStartOfSentenceInFull() {
		assertThat(this.check.inspect(
				pair("Frobnicate it. Wuggle the box", "Frobnicate lo. Wuggle la caja", "Frobnicate", "Wuggle"),
				new CheckRule(null, null, 0.3)))
			.isPresent();
	}

	@Test
	void takesTheGreatestShareFromTheFeed() {
		assertThat(this.check.inspect(pair("The frobber wuggles gleeps daily", "El frobber wuggles gleeps a diario",
				"frobber", "wuggles", "gleeps"), new CheckRule(null, null, 0.8)))
			.isEmpty();
	}

}
