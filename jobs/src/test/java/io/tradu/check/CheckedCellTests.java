package io.tradu.check;

import java.util.List;
import java.util.Map;

import io.tradu.document.BlockResult;
import io.tradu.document.Candidate;
import io.tradu.document.Severity;
import io.tradu.engine.Route;
import io.tradu.engine.Translation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CheckedCellTests {

	private static final Route FIRST = Route.parse("fake:en-es");

	private static final Route SECOND = Route.parse("fake:en-ca-es");

	/** Findings by target text. */
	private final Map<String, List<Finding>> findings = Map.of("bad",
			List.of(new Finding("numbers", Severity.ERROR, "lost 7")), "worse",
			List.of(new Finding("tags", Severity.ERROR, "lost <b>")), "doubtful",
			List.of(new Finding("length", Severity.WARNING, "very long")));

	@Test
	void choosesTheFirstCandidateThatPasses() {
		CheckedCell cell = cell("good");

		assertThat(cell.hasFailed()).isFalse();
		assertThat(cell.result().choice()).isZero();
	}

	@Test
	void choosesTheFallbackThatPasses() {
		CheckedCell cell = cell("bad");
		cell.add(SECOND, new Translation.Translated("good", List.of()));

		assertThat(cell.hasFailed()).isFalse();
		assertThat(cell.result().choice()).isOne();
		assertThat(cell.reason()).isEmpty();
	}

	@Test
	void keepsItsChoiceWhenMoreCandidatesCome() {
		CheckedCell cell = cell("good");
		cell.add(SECOND, new Translation.Translated("good too", List.of()));

		assertThat(cell.result().choice()).isZero();
		assertThat(cell.result().candidates()).hasSize(2);
	}

	@Test
	void failsForTheReasonOfItsFirstCandidate() {
		CheckedCell cell = cell("bad");
		cell.add(SECOND, new Translation.Translated("worse", List.of()));

		assertThat(cell.hasFailed()).isTrue();
		assertThat(cell.reason()).contains("numbers");
		assertThat(cell.result().choice()).isEqualTo(-1);
		assertThat(cell.detail()).isEqualTo("title: lost 7; lost <b>");
	}

	@Test
	void saysTheSameFindingOfTwoCandidatesOnce() {
		CheckedCell cell = cell("bad");
		cell.add(SECOND, new Translation.Translated("bad", List.of()));

		assertThat(cell.detail()).isEqualTo("title: lost 7");
	}

	@Test
	void failsForWhatTheEngineSaysWhenThereIsNoText() {
		CheckedCell cell = cell(Candidate.missing(FIRST.toString(), "segment-too-long", "9000 characters"));
		cell.add(SECOND, new Translation.Untranslatable("engine-crashed", "twice"));

		assertThat(cell.reason()).contains("segment-too-long");
		assertThat(cell.detail()).isEqualTo("title: 9000 characters; twice");
	}

	@Test
	void recordsTheFindingsOfEachCandidate() {
		CheckedCell cell = cell("bad");
		cell.add(SECOND, new Translation.Translated("doubtful", List.of()));

		assertThat(cell.result().candidates()).extracting(Candidate::findings)
			.containsExactly(List.of("numbers: lost 7"), List.of("length: very long"));
	}

	@Test
	void passesWithWarnings() {
		assertThat(cell("doubtful").hasFailed()).isFalse();
	}

	@Test
	void staysUntouchedWhereThereIsNothingToTranslate() {
		CheckedCell cell = new CheckedCell("title", "-", BlockResult.Cell.UNTOUCHED, (target, unknown) -> List.of());

		assertThat(cell.hasFailed()).isFalse();
		assertThat(cell.result()).isEqualTo(BlockResult.Cell.UNTOUCHED);
		assertThat(cell.reason()).isEmpty();
	}

	private CheckedCell cell(String text) {
		return cell(Candidate.translated(FIRST.toString(), text, List.of()));
	}

	private CheckedCell cell(Candidate candidate) {
		return new CheckedCell("title", "source", new BlockResult.Cell(List.of(candidate), 0),
				(target, unknown) -> this.findings.getOrDefault(target, List.of()));
	}

}
