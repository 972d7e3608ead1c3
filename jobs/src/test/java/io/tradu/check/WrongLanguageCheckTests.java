package io.tradu.check;

import java.util.Set;

import io.tradu.document.CheckRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.tradu.check.Segments.between;
import static org.assertj.core.api.Assertions.assertThat;

class WrongLanguageCheckTests {

	private static final String ENGLISH = "The river crosses three countries before it reaches the sea.";

	private final QualityCheck check = new WrongLanguageCheck(Set.of("en", "es", "ca", "fr", "gl"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			es | The river crosses three countries before it reaches the sea.
			ca | Los expertos creen que los precios subirán con el tiempo.
			es | Els experts creuen que els preus pujaran amb el temps.
			en | Les experts pensent que les prix vont augmenter avec le temps.
			fr | Los expertos creen que los precios subirán con el tiempo.
			""")
	void rejectsTargetInAnotherLanguageOfTheLine(String language, String target) {
		assertThat(this.check.inspect(between("en", ENGLISH, language, target), CheckRule.DEFAULT)).isPresent();
	}

	@Test
	void namesBothLanguages() {
		assertThat(this.check.inspect(between("en", ENGLISH, "es", ENGLISH), CheckRule.DEFAULT)).get()
			.extracting(Finding::detail)
			.isEqualTo("The target is in English, not in Spanish.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			es    | El río cruza tres países antes de llegar al mar.
			es-MX | El río cruza tres países antes de llegar al mar.
			ca    | El riu travessa tres països abans d'arribar al mar.
			es    | El wrapper del subprocess usa el namespace por default.
			es    | The house
			gl    | Os expertos cren que os prezos van subir co tempo.
			gl    | The river crosses three countries before it reaches the sea.
			xx    | The river crosses three countries before it reaches the sea.
			es    | https://example.org/the/river/that/is/of/the/country {the} <b class="of the and">
			""")
	void acceptsWhatItCannotTell(String language, String target) {
		assertThat(this.check.inspect(between("en", ENGLISH, language, target), CheckRule.DEFAULT)).isEmpty();
	}

	@Test
	void acceptsEverythingWhereTheLineHasOneKnownLanguage() {
		var lonely = new WrongLanguageCheck(Set.of("es", "gl"));

		assertThat(lonely.inspect(between("es", ENGLISH, "es", ENGLISH), CheckRule.DEFAULT)).isEmpty();
	}

	@Test
	void takesTheDistanceFromTheFeed() {
		assertThat(this.check.inspect(between("en", ENGLISH, "es", ENGLISH), new CheckRule(null, 1.0, null))).isEmpty();
	}

}
