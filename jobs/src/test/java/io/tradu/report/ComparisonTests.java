package io.tradu.report;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a night beside those before it. */
class ComparisonTests {

	private static final NightFigures USUAL = NightFigures.of("2026-11-01", "COMPLETED", 1000, 10, 100);

	@Test
	void saysWhatIsUnusual() {
		assertThat(remarks(NightFigures.of("2026-11-20", "COMPLETED", 3000, 90, 600))).containsExactly(
				"3 times as many rows as the median of the last 14 completed nights.",
				"2 times as long per row as the median of the last 14 completed nights.",
				"3\u00A0% of the rows were rejected; the median of the last 14 completed nights is 1\u00A0%.");
	}

	@Test
	void saysHowSmallASmallNightWas() {
		assertThat(remarks(NightFigures.of("2026-11-20", "COMPLETED", 1, 0, 0.05))).containsExactly(
				"Only 0.1\u00A0% as many rows as the median of the last 14 completed nights.",
				"Only 50\u00A0% as long per row as the median of the last 14 completed nights.",
				"0\u00A0% of the rows were rejected; the median of the last 14 completed nights is 1\u00A0%.");
	}

	@Test
	void countsRowsPerSecondOfAnUnfinishedNightByWhatWasTranslated() {
		NightFigures failed = NightFigures.of("2026-11-20", "FAILED", 1000, 0, 10);

		assertThat(failed.rowsPerSecond()).isZero();
		assertThat(failed.withTranslated(50).rowsPerSecond()).isEqualTo(5);
		assertThat(USUAL.withTranslated(50)).isEqualTo(USUAL);
	}

	@Test
	void saysThatNothingIs() {
		assertThat(remarks(NightFigures.of("2026-11-20", "COMPLETED", 1100, 12, 120))).singleElement()
			.asString()
			.startsWith("Nothing unusual");
	}

	@Test
	void saysWhenThereIsTooLittleToCompareWith() {
		assertThat(Comparison.of(USUAL, List.of()).remarks()).singleElement().asString().startsWith("There is no");
		assertThat(Comparison.of(USUAL, List.of(USUAL)).remarks()).singleElement()
			.asString()
			.isEqualTo("Only 1\u00A0completed night before this one: too few to say what is usual.");
	}

	@Test
	void comparesNoNightThatIsNotFinished() {
		assertThat(remarks(NightFigures.of("2026-11-20", "FAILED", 3000, 90, 600))).singleElement()
			.asString()
			.contains("not completed");
	}

	@Test
	void measuresByCompletedNightsOnly() {
		Comparison comparison = Comparison.of(USUAL,
				List.of(USUAL, NightFigures.of("2026-11-02", "FAILED", 9, 9, 9),
						NightFigures.of("2026-11-03", "COMPLETED", 0, 0, 5),
						NightFigures.of("2026-11-04", "COMPLETED", 2000, 40, 100)));

		assertThat(comparison.measured()).isEqualTo(2);
		assertThat(comparison.median()).isNotNull();
		assertThat(comparison.median().rows()).isEqualTo(1500);
		assertThat(comparison.median().rejectedShare()).isEqualTo(0.015);
	}

	private static List<String> remarks(NightFigures night) {
		return Comparison.of(night, Collections.nCopies(14, USUAL)).remarks();
	}

}
