package io.tradu.ingest;

import io.tradu.testing.FakeEngine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents of a feed that does not say their language. */
class SourceLanguagesIntegrationTests {

	private static final String SPANISH = "Los libros de la biblioteca est\u00e1n cerrados hasta ma\u00f1ana";

	private static final String GERMAN = "Die B\u00fcchereien der Stadt bleiben morgen wegen Wartung geschlossen";

	private static final String ENGLISH = "The libraries of the town will be closed tomorrow morning";

	@Test
	void translatesFromTheLanguageFound() {
		IngestingNight night = night("id,title\n11," + SPANISH + "\n");

		assertThat(night.sourceLanguage()).isEqualTo("es");
		night.delivered("ca", "id,title\n11," + FakeEngine.translated(SPANISH) + "\n");
	}

	@Test
	void rejectsRowsForTargetTheDocumentIsInAlready() {
		night("id,title\n21," + SPANISH + "\n").delivered("es", "id,title\n")
			.hasDeadRow(1, "es", "already-in-target", "the document is in the target language (es) already",
					"21," + SPANISH + "\n")
			.rejected("es",
					"id,title,tradu_reason,tradu_category,tradu_detail\n21," + SPANISH
							+ ",already-in-target,data,the document is in the target language (es) already\n")
			.hasLedger(2, 1, 1);
	}

	@Test
	void rejectsRowsOfLongDocumentForTargetItIsInWithoutQuarantine() {
		night("id,title\n" + ("31," + SPANISH + "\n").repeat(60)).hasLedger(120, 60, 60);
	}

	@Test
	void rejectsDocumentOfNumbersOnly() {
		night("id,title\n1,42\n2,3.14\n").delivered("es", "id,title\n")
			.hasDeadRow(2, "es", "unknown-language", "the language of the document could not be found", "2,3.14\n")
			.hasLedger(4, 0, 4);
	}

	@Test
	void rejectsDocumentInLanguageNoEngineTranslatesFrom() {
		IngestingNight night = night("id,title\n51," + GERMAN + "\n");

		assertThat(night.sourceLanguage()).isEqualTo("de");
		night.hasDeadRow(1, "es", "no-route", "no engine translates from de to es", "51," + GERMAN + "\n")
			.hasDeadRow(1, "ca", "no-route", "no engine translates from de to ca", "51," + GERMAN + "\n")
			.hasLedger(2, 0, 2);
	}

	@Test
	void goesAlongTheRouteThatBeginsWithTheLanguageFound() {
		IngestingNight night = night("id,title\n61," + ENGLISH + "\n");

		assertThat(night.sourceLanguage()).isEqualTo("en");
		night.delivered("es", "id,title\n61," + FakeEngine.translated(ENGLISH) + "\n");
	}

	@Test
	void rejectsBadRowsBesideRowsOfRefusedTargets() {
		night("id,title\n71," + SPANISH + "\nragged\n72," + SPANISH + "\n")
			.hasDeadRow(2, "ragged-row", "the row has 1 cells, the header has 2", "ragged\n")
			.hasLedger(6, 2, 4);
	}

	private static IngestingNight night(String content) {
		return IngestingNight.with(IngestFeeds.line(), "tickets", content);
	}

}
