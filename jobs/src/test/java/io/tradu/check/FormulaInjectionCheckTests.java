package io.tradu.check;

import io.tradu.document.CheckRule;
import io.tradu.document.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.tradu.check.Segments.pair;
import static org.assertj.core.api.Assertions.assertThat;

class FormulaInjectionCheckTests {

	private final QualityCheck check = new FormulaInjectionCheck();

	@ParameterizedTest
	@ValueSource(strings = { "=SUM(A1)", "+34 600", "-hola", "@hola", "\thola", "\rhola", "\nhola", "\uFF1DSUM(A1)",
			"\uFF0B34 600", "\uFF0Dhola", "\uFF20hola" })
	void rejectsTargetThatSpreadsheetWouldRun(String target) {
		assertThat(this.check.inspect(pair("Hello", target), CheckRule.DEFAULT)).isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			-5 degrees        | -5 grados
			- a list entry    | - una entrada
			=A1               | =A1
			@tradu says       | @tradu dice
			Hello - you       | Hola - tú
			Hello             | ''
			""")
	void acceptsTargetThatBeginsAsTheSourceDoes(String source, String target) {
		assertThat(this.check.inspect(pair(source, target), CheckRule.DEFAULT)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "-5 degrees, =5 grados", "\uFF1DA1, =A1", "=A1, \uFF1DA1" })
	void rejectsFormulaThatBeginsOtherwiseThanTheSource(String source, String target) {
		assertThat(this.check.inspect(pair(source, target), CheckRule.DEFAULT)).isPresent();
	}

	@Test
	void staysAnErrorWhateverTheFeedSays() {
		assertThat(this.check.inspect(pair("Hello", "=hola"), new CheckRule(Severity.WARNING, null, null))).get()
			.extracting(Finding::severity)
			.isEqualTo(Severity.ERROR);
	}

}
