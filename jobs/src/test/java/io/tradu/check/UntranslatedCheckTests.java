package io.tradu.check;

import io.tradu.document.CheckRule;
import io.tradu.document.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.tradu.check.Segments.between;
import static io.tradu.check.Segments.pair;
import static org.assertj.core.api.Assertions.assertThat;

class UntranslatedCheckTests {

	private static final CheckRule OFF = new CheckRule(Severity.OFF, null, null);

	private final QualityCheck check = new UntranslatedCheck();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			The house is on fire today       | The house is on fire today
			The house is on fire today       | the  HOUSE is on fire today.
			Read {x} before you go           | Read {x} before you go
			""")
	void rejectsTargetThatIsTheSource(String source, String target) {
		assertThat(this.check.inspect(pair(source, target), CheckRule.DEFAULT)).get()
			.extracting(Finding::severity)
			.isEqualTo(Severity.ERROR);
	}

	@Test
	void rejectsCopyOfOneUnknownWord() {
		assertThat(this.check.inspect(pair("Frobnicate", "Frobnicate", "Frobnicate"), CheckRule.DEFAULT)).get()
			.extracting(Finding::severity)
			.isEqualTo(Severity.ERROR);
	}

	@Test
	void rejectsCopyEvenWhereTheFeedSwitchesTheCheckOff() {
		assertThat(this.check.inspect(pair("The house is on fire", "The house is on fire"), OFF)).get()
			.extracting(Finding::severity)
			.isEqualTo(Severity.ERROR);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Madrid            | Madrid
			Hotel             | hotel
			Real Madrid 2024  | Real Madrid 2024
			""")
	void warnsOfShortCopyOfKnownWords(String source, String target) {
		assertThat(this.check.inspect(pair(source, target), CheckRule.DEFAULT)).get()
			.extracting(Finding::severity)
			.isEqualTo(Severity.WARNING);
	}

	@Test
	void acceptsShortCopyWhereTheFeedSwitchesTheCheckOff() {
		assertThat(this.check.inspect(pair("Madrid", "Madrid"), OFF)).isEmpty();
	}

	@Test
	void rejectsShortCopyWhereTheFeedWantsAnError() {
		assertThat(this.check.inspect(pair("Madrid", "Madrid"), new CheckRule(Severity.ERROR, null, null))).get()
			.extracting(Finding::severity)
			.isEqualTo(Severity.ERROR);
	}

	@Test
	void takesTheLongestNameFromTheFeed() {
		assertThat(this.check.inspect(pair("Samsung Galaxy Tab Ultra", "Samsung Galaxy Tab Ultra"),
				new CheckRule(null, null, 4.0)))
			.get()
			.extracting(Finding::severity)
			.isEqualTo(Severity.WARNING);
	}

	@Test
	void rejectsTargetThatIsNearlyTheSource() {
		assertThat(this.check.inspect(pair("The old bridge over the river was closed for the whole winter of last year",
				"The old bridge over the río was closed for the whole winter of last year"), CheckRule.DEFAULT))
			.get()
			.extracting(Finding::severity)
			.isEqualTo(Severity.ERROR);
	}

	@Test
	void acceptsListOfNames() {
		assertThat(this.check.inspect(pair("John Smith, Mary Jones, Peter Brown, Ann White and Paul Green",
				"John Smith, Mary Jones, Peter Brown, Ann White y Paul Green"), CheckRule.DEFAULT))
			.isEmpty();
	}

	@Test
	void onlyWarnsOfPhraseThatCloseRelativesShare() {
		assertThat(this.check.inspect(between("es", "Mapa de la zona", "ca", "Mapa de la zona"), CheckRule.DEFAULT))
			.get()
			.extracting(Finding::severity)
			.isEqualTo(Severity.WARNING);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2024-11-20                     | 2024-11-20
			https://example.org/the/house  | https://example.org/the/house
			{count} / {total}              | {count} / {total}
			<br/>                          | <br/>
			The house is on fire           | La casa está ardiendo
			""")
	void acceptsTranslationAndSourceWithNothingToTranslate(String source, String target) {
		assertThat(this.check.inspect(pair(source, target), CheckRule.DEFAULT)).isEmpty();
	}

	@Test
	void acceptsCopyBetweenVarietiesOfOneLanguage() {
		assertThat(this.check.inspect(between("en-US", "The house is on fire", "en-GB", "The house is on fire"),
				CheckRule.DEFAULT))
			.isEmpty();
	}

}
