package io.tradu.truth;

import java.nio.file.Path;

import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** What inbox, archive and quarantine say beside what was recorded. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TakenInTruthIntegrationTests {

	@Parameter
	private TestDatabase database;

	@Test
	void namesDocumentThatIsGoneFromTheArchive() {
		ComparedNight night = ComparedNight.completed(this.database);
		ComparedNight.delete(night.line().archived("news", "a.csv"));

		night.assertLeftToPerson("archive-missing");
	}

	@Test
	void namesDocumentThatWasChangedInTheArchive() {
		ComparedNight night = ComparedNight.completed(this.database);
		ComparedNight.append(night.line().archived("news", "a.csv"));

		night.assertLeftToPerson("archive-changed");
	}

	@Test
	void namesDocumentOfWhichOtherRowsAreRecorded() {
		ComparedNight night = ComparedNight.completed(this.database);
		night.store("update document set ingested_rows = 4 where night_id = :night");

		night.assertLeftToPerson("archive-rows");
	}

	@Test
	void archivesDocumentThatWasRegisteredAndNotMoved() {
		ComparedNight night = ComparedNight.waiting(this.database);
		Path inTheWay = ComparedNight.write(night.line().path("archive", night.line().date().toString()), "");
		night.runThatFails();
		ComparedNight.delete(inTheWay);

		night.assertMended("inbox-not-moved");

		assertThat(night.line().archived("news", "a.csv")).exists();
		assertThat(night.line().run().status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(night.rules()).isEmpty();
	}

	@Test
	void movesFileToQuarantineThatStillLiesInTheInbox() {
		ComparedNight night = ComparedNight.waiting(this.database);
		Path file = night.line().put("news", "a.txt", "no document");
		quarantineFails(night);

		night.assertMended("quarantine-not-moved");

		assertThat(file).doesNotExist();
		assertThat(night.line().quarantined("news", "a.txt.reason.json")).exists();
		assertThat(night.line().run().status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(night.rules()).isEmpty();
	}

	@Test
	void movesDocumentToQuarantineThatStillLiesInTheArchive() {
		ComparedNight night = ComparedNight.waiting(this.database);
		night.line().put("news", "bad.csv", badRows(night.line()));
		quarantineFails(night);

		night.assertMended("quarantine-not-moved");

		assertThat(night.line().quarantined("news", "bad.csv")).exists();
		assertThat(night.line().archived("news", "bad.csv")).doesNotExist();
	}

	@Test
	void writesReasonAgainThatIsGone() {
		ComparedNight night = quarantined();
		Path reason = night.line().quarantined("news", "a.txt.reason.json");
		ComparedNight.delete(reason);

		night.assertMended("quarantine-reason-missing");

		assertThat(Line.read(reason)).contains("not-csv");
	}

	@Test
	void namesFileThatIsGoneFromQuarantine() {
		ComparedNight night = quarantined();
		ComparedNight.delete(night.line().quarantined("news", "a.txt"));

		night.assertLeftToPerson("quarantine-missing");
	}

	@Test
	void leavesFileInTheInboxThatCameSince() {
		ComparedNight night = quarantined();
		ComparedNight.delete(night.line().quarantined("news", "a.txt"));
		Path file = night.line().put("news", "a.txt", "another one");

		night.assertLeftToPerson("quarantine-missing");

		assertThat(file).exists();
	}

	private ComparedNight quarantined() {
		ComparedNight night = ComparedNight.waiting(this.database);
		night.line().put("news", "a.txt", "no document");
		assertThat(night.line().run().status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(night.rules()).isEmpty();
		return night;
	}

	private static void quarantineFails(ComparedNight night) {
		Path inTheWay = ComparedNight.write(night.line().path("quarantine", night.line().date().toString()), "");
		night.runThatFails();
		ComparedNight.delete(inTheWay);
	}

	private static String badRows(Line line) {
		return "id,title\n" + (line.date() + ",too,many,cells\n").repeat(200);
	}

}
