package io.tradu.check;

import io.tradu.document.CheckRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.tradu.check.Segments.pair;
import static org.assertj.core.api.Assertions.assertThat;

class EngineMarkCheckTests {

	private final QualityCheck check = new EngineMarkCheck();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			"The frobber works"      | "El *frobber trabaja"
			"The house"              | "La @house"
			"The house"              | "#casa"
			"Use #this tag"          | "Use #esta #etiqueta"
			""")
	void rejectsMarkLeftByTheEngine(String source, String target) {
		assertThat(this.check.inspect(pair(source, target), CheckRule.DEFAULT)).isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			"Use #holidays on @tradu"  | "Use #vacaciones en @tradu"
			"A *bold* word"            | "Una palabra *negrita*"
			"Number # 5 * 3"           | "Número # 5 * 3"
			"Write to a@example.org"   | "Escriba a a@example.org"
			"Room 5"                   | "Sala #5"
			""")
	void acceptsMarksOfTheSource(String source, String target) {
		assertThat(this.check.inspect(pair(source, target), CheckRule.DEFAULT)).isEmpty();
	}

}
