package io.tradu.check;

import io.tradu.document.CheckRule;
import org.junit.jupiter.api.Test;

import static io.tradu.check.Segments.pair;
import static org.assertj.core.api.Assertions.assertThat;

class RepetitionCheckTests {

	private final QualityCheck check = new RepetitionCheck();

	@Test
	void rejectsTargetThatGoesRoundInCircles() {
		assertThat(this.check.inspect(
				pair("The man goes home every day", "El hombre va a casa va a casa va a casa va a casa"),
				CheckRule.DEFAULT))
			.get()
			.extracting(Finding::detail)
			.isEqualTo("The target repeats 'va a casa' 4 times.");
	}

	@Test
	void rejectsOneWordOverAndOver() {
		assertThat(this.check.inspect(pair("A very good day", "Un muy muy muy muy muy buen día"), CheckRule.DEFAULT))
			.isPresent();
	}

	@Test
	void acceptsRepetitionOfTheSource() {
		assertThat(this.check.inspect(pair("no no no no no", "no no no no no"), CheckRule.DEFAULT)).isEmpty();
	}

	@Test
	void acceptsPhraseThatLongTextNeeds() {
		String filler = " y luego otra cosa distinta %d que nadie dijo antes aquí ".formatted(1);

		assertThat(this.check.inspect(
				pair("A long text about the town",
						"de la ciudad" + filler
								+ "de la ciudad más hacia allá con ganas sin prisa de la ciudad grande vieja"),
				CheckRule.DEFAULT))
			.isEmpty();
	}

	@Test
	void takesTheLimitFromTheFeed() {
		assertThat(this.check.inspect(pair("The man goes home", "va a casa va a casa va a casa"),
				new CheckRule(null, null, 3.0)))
			.isEmpty();
	}

}
