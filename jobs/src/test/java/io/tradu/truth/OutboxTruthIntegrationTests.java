package io.tradu.truth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.tradu.testing.Line;
import io.tradu.testing.Outbox;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** What the files of the outbox say beside what was recorded of them. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OutboxTruthIntegrationTests {

	@Parameter
	private TestDatabase database;

	private ComparedNight night;

	private Line line;

	private Map<String, String> delivered;

	@BeforeEach
	void deliver() {
		this.night = ComparedNight.completed(this.database);
		this.line = this.night.line();
		this.delivered = outbox();
	}

	@Test
	void writesDeliverableThatIsGoneAgain() {
		ComparedNight.delete(this.line.delivered("news", "a.es.csv"));

		this.night.assertMended("deliverable-missing");

		assertThat(outbox()).isEqualTo(this.delivered);
	}

	@Test
	void writesDeliverableThatWasChangedAgain() {
		ComparedNight.append(this.line.delivered("news", "a.ca.csv"));
		String changed = Line.read(this.line.delivered("news", "a.ca.csv"));

		this.night.assertMended("deliverable-changed");

		assertThat(outbox()).isEqualTo(this.delivered);
		assertThat(this.line.path("unknown", this.line.date().toString(), "news", "a.ca.csv")).hasContent(changed);
	}

	@Test
	void writesRejectedRowsThatAreGoneOrWereChangedAgain() {
		ComparedNight.delete(this.line.delivered("news", "a.es.rejected.csv"));
		ComparedNight.append(this.line.delivered("news", "a.ca.rejected.csv"));

		this.night.assertMended("rejected-missing", "rejected-changed");

		assertThat(outbox()).isEqualTo(this.delivered);
	}

	@Test
	void leavesDeliverableAloneThatTheStoredDataDoNotGiveAnyMore() {
		ComparedNight.append(this.line.delivered("news", "a.es.csv"));
		this.night.store("delete from block_result where block_id in (select id from block where night_id = :night)");
		Map<String, String> changed = outbox();

		this.night.assertLeftToPerson("deliverable-changed");

		assertThat(outbox()).isEqualTo(changed);
	}

	@Test
	void leavesDeliverableAloneWhoseDocumentWasChanged() {
		ComparedNight.append(this.line.delivered("news", "a.es.csv"));
		ComparedNight.write(this.line.archived("news", "a.csv"), "id,title\n1,Something else\n");

		this.night.assertLeftToPerson("deliverable-changed");
	}

	@Test
	void deliversNoStoredTranslationThatWasChanged() {
		this.night.store("""
				update block_result set content = replace(content, 'Iqqf fcy', 'Something else')
				where block_id in (select id from block where night_id = :night and target = 'es')
				""");
		assertThat(this.night.rules()).isEmpty();

		assertThat(this.night.deepRules()).containsExactly("deliverable-unfaithful");
		this.line.bean(Truths.class).repair(new Scope(Optional.of(this.line.date()), true), "for the test");

		assertThat(outbox()).isEqualTo(this.delivered);
	}

	@Test
	void keepsManifestThatAloneKnowsWhatWasDelivered() {
		this.night.store("delete from deliverable where target = 'es' and document_id in "
				+ "(select id from document where night_id = :night)");
		ComparedNight.append(this.line.delivered("news", "manifest.json"));
		Map<String, String> changed = outbox();

		this.line.bean(Truths.class).repair(Scope.of(this.line.date()), "for the test");

		assertThat(outbox()).isEqualTo(changed);
	}

	@Test
	void namesTargetThatWasNeverRecorded() {
		this.night.store("delete from deliverable where target = 'es' and document_id in "
				+ "(select id from document where night_id = :night)");

		this.night.assertLeftToPerson("deliverable-unrecorded");
	}

	@Test
	void writesManifestThatIsGoneAgain() {
		ComparedNight.delete(this.line.delivered("news", "manifest.json"));

		this.night.assertMended("manifest-missing");

		assertThat(outbox()).isEqualTo(this.delivered);
	}

	@Test
	void writesManifestThatSaysSomethingElseAgain() {
		Path manifest = this.line.delivered("news", "manifest.json");
		ComparedNight.write(manifest, Line.read(manifest).replace("\"received\" : 3", "\"received\" : 4"));

		this.night.assertMended("manifest-changed");

		assertThat(outbox()).isEqualTo(this.delivered);
	}

	@Test
	void writesManifestThatIsNoJsonAgain() {
		ComparedNight.write(this.line.delivered("news", "manifest.json"), "{ \"docum");

		this.night.assertMended("manifest-changed");
	}

	@Test
	void deletesWhatDeadProcessesLeftHalfWritten() {
		ComparedNight.write(this.line.delivered("news", ".a.es.csv.partial"), "id,ti");
		ComparedNight.write(this.line.archived("news", ".a.csv.partial"), "id,ti");
		ComparedNight.write(this.line.quarantined("news", ".b.csv.reason.json.partial"), "{");

		this.night.assertMended("partial-file", "partial-file", "partial-file");

		assertThat(this.line.delivered("news", ".a.es.csv.partial")).doesNotExist();
		assertThat(this.line.archived("news", ".a.csv.partial")).doesNotExist();
	}

	@Test
	void movesUnknownFileOutOfTheOutbox() {
		Path file = ComparedNight.write(this.line.delivered("news", "b.es.csv"), "id,title\n1,Buenas\n");

		this.night.assertMended("outbox-unknown-file");

		assertThat(file).doesNotExist();
		assertThat(this.line.path("unknown", this.line.date().toString(), "news", "b.es.csv"))
			.hasContent("id,title\n1,Buenas\n");
	}

	@Test
	void putsUnknownDocumentsBackIntoTheInbox() {
		Path archived = ComparedNight.write(this.line.archived("news", "lost.csv"), "id,title\n1,Good day\n");
		Path quarantined = ComparedNight.write(this.line.quarantined("news", "bad.csv"), "no such column\n");
		ComparedNight.write(this.line.quarantined("news", "bad.csv.reason.json"), "{}");

		this.night.assertMended("archive-unknown-file", "quarantine-unknown-file", "quarantine-unknown-file");

		assertThat(archived).doesNotExist();
		assertThat(quarantined).doesNotExist();
		assertThat(this.line.path("inbox", "news", "lost.csv")).hasContent("id,title\n1,Good day\n");
		assertThat(this.line.path("inbox", "news", "bad.csv")).exists();
	}

	@Test
	void leavesADocumentInQuarantineThatAPersonHasWithdrawn() {
		Path withdrawn = ComparedNight.write(this.line.quarantined("news", "lost.csv"), "id,title\n1,Secret\n");
		Path reason = ComparedNight.write(this.line.quarantined("news", "lost.csv.reason.json"),
				"{\"rule\": \"withdrawn\"}");

		this.night.assertLeftToPerson("quarantine-unknown-file");

		assertThat(withdrawn).exists();
		assertThat(reason).exists();
	}

	@Test
	void letsFailedNightCompleteWhoseOutboxWasChanged() {
		ComparedNight failed = ComparedNight.waiting(this.database);
		failed.line().database().failStatement("insert into ledger", 1);
		failed.runThatFails();
		ComparedNight.append(this.line.delivered("news", "a.es.csv"));
		assertThat(failed.runThatFails().failedStep()).contains("reconcileNight");

		failed.assertMended("deliverable-changed");

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(failed.rules()).isEmpty();
	}

	private Map<String, String> outbox() {
		Path folder = this.line.path("outbox", this.line.date().toString());
		return Files.isDirectory(folder) ? Outbox.contents(folder) : Map.of();
	}

}
