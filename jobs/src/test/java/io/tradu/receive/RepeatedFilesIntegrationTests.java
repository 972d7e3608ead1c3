package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.csv.TextFileScan;
import io.tradu.document.Document;
import io.tradu.document.Documents;
import io.tradu.nightly.DocumentWithdrawals;
import io.tradu.nightly.NightRun;
import io.tradu.nightly.QuarantineReturns;
import io.tradu.testing.FaultyDatabase.Commit;
import io.tradu.testing.Line;
import io.tradu.truth.Scope;
import io.tradu.truth.Truths;
import io.tradu.withdrawal.Withdrawal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that have the bytes or the name of another. */
class RepeatedFilesIntegrationTests {

	private final ReceivingNight night = ReceivingNight.onSharedLine();

	private final Line line = this.night.line();

	@Test
	void recordsBytesOfEarlierNightUnderAnotherNameAsDuplicate() {
		String content = this.night.document("Sent twice");
		this.night.put("news", "first.csv", content);
		this.night.run();
		this.line.nextDate();
		this.line.engine().reset();
		this.night.put("news", "second.csv", content);

		NightRun run = this.night.runAfresh();

		assertThat(this.line.account(run).duplicates()).containsExactly("news/second.csv");
		assertThat(this.line.archived("news", "second.csv")).hasContent(content);
		assertThat(this.line.delivered("news", "second.es.csv")).doesNotExist();
		assertThat(this.line.engine().asked()).isZero();
	}

	@Test
	void deliversBytesThatComeTwiceInOneNightOnce() {
		String content = this.night.document("Sent twice");
		this.night.put("news", "one.csv", content);
		this.night.put("news", "two.csv", content);

		NightRun run = this.night.run();

		assertThat(this.line.account(run).duplicates()).containsExactly("news/two.csv");
		assertThat(this.line.delivered("news", "one.es.csv")).exists();
		assertThat(this.line.delivered("news", "two.es.csv")).doesNotExist();
		assertThat(this.line.archived("news", "two.csv")).hasContent(content);
	}

	@Test
	void deliversCorrectedFileOfLaterSequenceAsNextVersion() {
		this.night.put("news", "late.csv", this.night.document("Early"));
		this.night.run();
		this.night.put("news", "late.csv", this.night.document("Late"));

		this.night.runAgain();

		assertThat(Line.read(this.line.delivered("news", "late.es.csv"))).contains("Ncvg");
		JsonNode target = manifestOf("late.csv").get("targets").get(0);
		assertThat(target.get("version").asInt()).isEqualTo(2);
		assertThat(target.get("versions").size()).isEqualTo(2);
		assertThat(Line.read(this.line.archived("news", "late.csv"))).contains("Early");
		assertThat(Line.read(this.line.archived("news", "late~2.csv"))).contains("Late");
		assertThat(this.line.bean(Truths.class).compare(Scope.of(this.line.date())).disagreements()).isEmpty();
	}

	@Test
	void takesBytesOfAnotherDocumentForACorrectionOfWhatTheNameHasDelivered() {
		String one = this.night.document("One");
		String two = this.night.document("Two");
		this.night.put("news", "one.csv", two);
		this.night.put("news", "two.csv", one);
		this.night.run();
		this.night.put("news", "one.csv", one);
		this.night.put("news", "two.csv", two);

		this.night.runAgain();

		assertThat(Line.read(this.line.delivered("news", "one.es.csv"))).contains("Qpg");
		assertThat(Line.read(this.line.delivered("news", "two.es.csv"))).contains("Vyq");
		assertThat(this.line.bean(Truths.class).compare(Scope.of(this.line.date())).disagreements()).isEmpty();
	}

	@Test
	void namesTheDuplicateOfADocumentThatIsCorrected() {
		String content = this.night.document("Sent twice");
		this.night.put("news", "one.csv", content);
		this.night.put("news", "two.csv", content);
		assertThat(this.line.account(this.night.run()).orphans()).isEmpty();
		this.night.put("news", "one.csv", this.night.document("Late"));

		NightRun again = this.night.runAgain();

		assertThat(this.line.account(again).orphans()).containsExactly("news/two.csv");
	}

	@Test
	void removesWhatACorrectedDocumentHadInTargetsThatTheFeedNoLongerHas() throws IOException {
		this.night.put("news", "late.csv", this.night.document("Early"));
		this.night.run();
		this.line.bean(JdbcClient.class)
			.sql("update document set targets = 'es,ca' where file_name = 'late.csv' and superseded_by is null")
			.update();
		Path former = Files.writeString(this.line.delivered("news", "late.ca.csv"), "id,title\n1,D'hora\n");
		this.night.put("news", "late.csv", this.night.document("Late"));

		this.night.runAgain();

		assertThat(former).doesNotExist();
		assertThat(Line.read(this.line.delivered("news", "late.es.csv"))).contains("Ncvg");
	}

	@Test
	void writesNoManifestOfDeliverablesThatAreNotWhatWasRecorded() throws IOException {
		this.night.run();
		Path delivered = this.line.delivered("news", "good.es.csv");
		Path manifest = this.line.delivered("news", "manifest.json");
		String recorded = Line.read(delivered);
		String before = Line.read(manifest);
		Files.writeString(delivered, "id,title\n1,Otro\n");
		this.night.put("news", "late.csv", this.night.document("Late"));

		NightRun run = this.line.run(true);

		assertThat(run.failedStep()).hasValue("deliverDocuments");
		assertThat(run.failure()).get().extracting(FailureReport::category).isEqualTo(FailureCategory.DATA);
		assertThat(manifest).hasContent(before);
		Files.writeString(delivered, recorded);
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void leavesOtherBytesUnderTheNameOfTheSameSequence() {
		this.night.put("news", "late.csv", this.night.document("Early"));
		this.line.engine().beforeEachCall(() -> {
			throw new StoppingFailure(FailureCategory.DEPENDENCY, "the engine is gone", null);
		});
		this.line.run();
		this.line.engine().reset();
		Path late = this.night.put("news", "late.csv", this.night.document("Late"));

		this.night.run();

		assertThat(late).exists();
		assertThat(Line.read(this.line.delivered("news", "late.es.csv"))).contains("Gctny");
	}

	@Test
	void leavesNameOfADocumentThatTheSameSequenceHasGivenUp() throws IOException {
		this.night.put("news", "late.csv", this.night.document("Early"));
		this.line.database().failCommit("insert into document ", 2, Commit.UNHEARD);
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);
		Document document = this.line.bean(Documents.class)
			.findByHash(TextFileScan.of(this.line.path("inbox", "news", "late.csv")).sha256())
			.get(0);
		this.line.bean(Withdrawal.class).withdraw(document, "test-rule", "for the test", Act.ofPerson("for the test"));
		Path late = this.night.put("news", "late.csv", this.night.document("Late"));

		assertThat(this.night.deferred(late, this.line.run())).startsWith("name-taken: ");
		this.night.runAgain();

		assertThat(Line.read(this.line.delivered("news", "late.es.csv"))).contains("Ncvg");
	}

	@Test
	void withdrawsTheNewestVersionWithItsManifest() {
		this.night.put("news", "late.csv", this.night.document("Early"));
		this.night.run();
		this.night.put("news", "late.csv", this.night.document("Late"));
		this.night.runAgain();
		DocumentWithdrawals withdrawals = this.line.bean(DocumentWithdrawals.class);

		for (String name : List.of("late.csv", "good.csv")) {
			withdrawals.withdraw(this.line.date(), "news", name, Act.ofPerson("for the test"));
		}

		assertThat(this.line.delivered("news", "late.es.csv")).doesNotExist();
		assertThat(this.line.bean(Truths.class).compare(Scope.of(this.line.date())).disagreements()).isEmpty();
	}

	@Test
	void keepsEachFileThatWasWithdrawnUnderOneName() {
		String content = this.night.document("Sent twice");
		for (int time = 1; time <= 2; time++) {
			this.night.put("news", "a.csv", content);
			this.night.runAgain();
			this.line.bean(DocumentWithdrawals.class)
				.withdraw(this.line.date(), "news", "a.csv", Act.ofPerson("for the test"));
		}

		this.line.bean(QuarantineReturns.class).putBack(this.line.date(), "news/a.csv", Act.ofPerson("for the test"));

		assertThat(this.line.quarantined("news", "a.csv")).exists();
		assertThat(this.line.bean(Truths.class).compare(Scope.of(this.line.date())).disagreements()).isEmpty();
	}

	private JsonNode manifestOf(String fileName) {
		for (JsonNode document : JsonMapper.shared()
			.readTree(Line.read(this.line.delivered("news", "manifest.json")))
			.get("documents")) {
			if (document.get("file").asString().equals(fileName)) {
				return document;
			}
		}
		throw new AssertionError("the manifest does not name " + fileName);
	}

	@Test
	void recordsSameFileInLaterSequenceAsDuplicate() {
		String content = this.night.document("Sent twice");
		this.night.put("news", "same.csv", content);
		this.night.run();
		this.night.put("news", "same.csv", content);

		NightRun again = this.night.runAgain();

		assertThat(this.line.account(again).duplicates()).containsExactly("news/same.csv");
		assertThat(this.line.archived("news", "same.csv")).hasContent(content);
	}

	@Test
	void leavesNameThatDiffersInLetterCaseOnly() {
		this.night.put("news", "Report.csv", this.night.document("Capital"));
		Path lower = this.night.put("news", "report.csv", this.night.document("Small"));

		assertThat(this.night.deferred(lower)).startsWith("similar-name: news/Report.csv was received for ");
		assertThat(this.line.delivered("news", "Report.es.csv")).exists();
	}

	@Test
	void takesInMendedFileOfNameThatWasQuarantined() {
		this.night.quarantined(this.night.put("news", "bad.csv", "id,headline\n1,Bad\n"));
		this.night.put("news", "bad.csv", this.night.document("Mended"));

		this.night.runAgain();

		assertThat(Line.read(this.line.delivered("news", "bad.es.csv"))).contains("Ogpfgf");
	}

	@Test
	void leavesFileThatComesWhileTheNightWaitsForItsRestart() {
		this.night.put("news", "bad.csv", "id,title\n" + "ragged\n".repeat(30));
		this.night.put("news", "fresh.csv", this.night.document("Unheard of"));
		this.line.engine().beforeEachCall(() -> {
			throw new StoppingFailure(FailureCategory.DEPENDENCY, "the engine is gone", null);
		});
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);
		this.line.engine().reset();
		Path mended = this.night.put("news", "bad.csv", this.night.document("Mended"));

		this.night.run();

		assertThat(mended).exists();
		assertThat(this.line.quarantined("news", "bad.csv")).exists();
		this.night.runAgain();
		assertThat(Line.read(this.line.delivered("news", "bad.es.csv"))).contains("Ogpfgf");
	}

}
