package io.tradu.check;

import io.tradu.document.CheckRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.tradu.check.Segments.pair;
import static org.assertj.core.api.Assertions.assertThat;

class TargetEmptyCheckTests {

	private final QualityCheck check = new TargetEmptyCheck();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Hello           | ''
			Hello           | '  '
			Hello           | .
			Hello {name}    | {name}
			12              | ''
			""")
	void rejectsTargetInWhichNothingIsLeft(String source, String target) {
		assertThat(this.check.inspect(pair(source, target), CheckRule.DEFAULT)).isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Hello           | Hola
			Two             | 2
			''              | ''
			'  '            | ''
			{name}          | {name}
			—               | —
			""")
	void acceptsTargetThatSaysWhatTheSourceSays(String source, String target) {
		assertThat(this.check.inspect(pair(source, target), CheckRule.DEFAULT)).isEmpty();
	}

}
