package io.tradu.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tradu.document.CheckRule;
import io.tradu.document.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.tradu.check.Segments.english;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QualityChecksTests {

	private static final CheckRule OFF = new CheckRule(Severity.OFF, null, null);

	private final QualityChecks checks = QualityChecks.standard(Set.of("en", "es", "ca", "fr"));

	@Test
	void namesEveryCheck() {
		assertThat(this.checks.ids()).containsExactlyInAnyOrder("formula-injection", "target-empty", "untranslated",
				"placeholder-lost", "tag-lost", "url-lost", "code-lost", "number-lost", "unknown-words", "engine-mark",
				"length-ratio", "repetition", "control-character", "wrong-language");
	}

	@Test
	void namesTheChecksThatNoFeedCanSwitchOff() {
		assertThat(this.checks.mandatoryIds()).containsExactlyInAnyOrder("formula-injection", "untranslated");
	}

	@Test
	void findsNothingInGoodTranslation() {
		assertThat(this.checks.inspect(english("Pay {amount} at 10:30", "Pague {amount} a las 10:30"), Map.of()))
			.isEmpty();
	}

	@Test
	void reportsEveryFindingOfSegment() {
		assertThat(this.checks.inspect(english("Pay {amount} at 10:30", "Pague *ahora"), Map.of()))
			.extracting(Finding::check)
			.containsExactly("placeholder-lost", "number-lost", "engine-mark");
	}

	@Test
	void skipsCheckThatTheFeedSwitchesOff() {
		assertThat(this.checks.inspect(english("Pay {amount} now", "Pague ahora"), Map.of("placeholder-lost", OFF)))
			.isEmpty();
	}

	@Test
	void givesFindingTheSeverityOfTheFeed() {
		assertThat(this.checks.inspect(english("Pay {amount} now", "Pague ahora"),
				Map.of("placeholder-lost", new CheckRule(Severity.WARNING, null, null))))
			.extracting(Finding::severity)
			.containsExactly(Severity.WARNING);
	}

	@Test
	void runsMandatoryCheckEvenIfTheFeedSwitchesItOff() {
		assertThat(this.checks.inspect(english("Hello", "=Hola"), Map.of("formula-injection", OFF)))
			.extracting(Finding::severity)
			.containsExactly(Severity.ERROR);
	}

	@Test
	void refusesTwoChecksOfOneName() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new QualityChecks(List.of(new TargetEmptyCheck(), new TargetEmptyCheck())))
			.withMessageContaining("target-empty");
	}

	@Test
	void answersManyThreadsAlike() {
		var segment = english("The river crosses three countries before it reaches the sea.",
				"The river crosses three countries before it reaches the sea.");

		assertThat(IntStream.range(0, 200)
			.parallel()
			.mapToObj((i) -> this.checks.inspect(segment, Map.of()))
			.collect(Collectors.toSet())).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<b>%d</b> ", "{x%d} ", "%d ", "word ", "A%d ", "/folder%d", "a@example%d.org ", "*x ",
			"\uD83D" })
	void survivesCellOfHundredThousandCharacters(String part) {
		String source = IntStream.range(0, 10_000).mapToObj(part::formatted).collect(Collectors.joining());
		String target = IntStream.range(5_000, 15_000).mapToObj(part::formatted).collect(Collectors.joining());

		assertThatCode(() -> this.checks.inspect(english(source, target), Map.of())).doesNotThrowAnyException();
	}

}
