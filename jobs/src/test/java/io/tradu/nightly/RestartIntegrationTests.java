package io.tradu.nightly;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.TransientFailure;
import io.tradu.testing.Line;
import io.tradu.testing.Outbox;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A night that fails somewhere and goes on, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RestartIntegrationTests {

	private static final String[] SMALL_CHUNKS = { "tradu.batch.steps.ingestRows.chunk-size=20",
			"tradu.batch.steps.checkBlocks.chunk-size=3", "tradu.batch.steps.deliverDocuments.chunk-size=1",
			"tradu.ingest.block-rows=5", "tradu.batch.retry.delay=1ms" };

	private final Line line;

	private final Line undisturbed;

	RestartIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.KEYED_NEWS_IN_TWO, SMALL_CHUNKS);
		this.undisturbed = Line.shared(TestDatabase.H2, TestFeeds.KEYED_NEWS_IN_TWO + "# " + database, SMALL_CHUNKS);
	}

	@BeforeEach
	void nextNight() {
		this.line.nextDate();
		this.undisturbed.nextDate();
	}

	@ParameterizedTest
	@EnumSource
	void goesOnWhereItFailed(Disturbance disturbance) {
		putDocuments();
		disturbance.begin(this.line);

		NightRun failed = this.line.run();

		assertThat(failed.status()).isIn(BatchStatus.FAILED, BatchStatus.UNKNOWN);
		assertThat(failed.failedStep()).contains(disturbance.step());
		assertThat(this.line.database().isArmed()).isFalse();
		disturbance.end(this.line);
		NightRun completed = this.line.run();
		assertThat(completed.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(completed.execution().getJobInstanceId()).isEqualTo(failed.execution().getJobInstanceId());
		assertThatNothingIsLostOrDoubled(completed);
	}

	@Test
	void deliversTheDocumentsOfAFeedTogetherWithItsManifest() throws Exception {
		putDocuments();
		Disturbance.DELIVER_MARK_STATEMENT.begin(this.line);

		NightRun failed = this.line.run();

		Path written = this.line.delivered("news", "a.es.csv");
		FileTime writtenAt = Files.getLastModifiedTime(written);
		assertThat(this.line.delivered("news", "c.ca.csv")).exists();
		assertThat(this.line.delivered("news", "manifest.json")).doesNotExist();
		assertThat(
				count("select count(*) from document where status = 'DELIVERED' and night_id = " + failed.night().id()))
			.isZero();
		Disturbance.DELIVER_MARK_STATEMENT.end(this.line);
		Files.delete(this.line.delivered("news", "b.es.csv"));
		assertThatNothingIsLostOrDoubled(runUntilCompleted());
		assertThat(Files.getLastModifiedTime(written)).isEqualTo(writtenAt);
	}

	@Test
	void rejectsNothingWhenTheEngineIsAway() {
		putDocuments();
		this.line.engine().beforeEachCall(() -> {
			throw new TransientFailure(FailureCategory.DEPENDENCY, "the engine does not answer", null);
		});

		NightRun run = this.line.run();

		assertThat(run.failure())
			.hasValueSatisfying((failure) -> assertThat(failure.sentence()).isEqualTo("the engine does not answer"));
		assertThat(count("select count(*) from dead_letter where reason = 'block-failed'")).isZero();
	}

	@Test
	void givesUpBlockThatFailsAgainAndAgain() {
		this.line.put("news", "a.csv", document(1, 12));
		this.line.engine().beforeEachCall(() -> {
			throw new IllegalStateException("nobody thought of this");
		});
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);

		NightRun run = runUntilCompleted();

		assertThat(this.line.account(run).ledgerLine())
			.isEqualTo("ledger: received=24 delivered=0 rejected=24 canceled=0 balanced=true");
		assertThat(Line.read(this.line.delivered("news", "a.es.rejected.csv"))).contains("block-failed",
				"nobody thought of this");
		assertThat(count("select count(*) from block where state = 'ERROR' and night_id = " + run.night().id()))
			.isEqualTo(6);
	}

	@Test
	void doesNotBlameTheBlockForTheDatabase() {
		this.line.put("news", "a.csv", document(1, 12));
		this.line.engine().beforeEachCall(() -> {
			throw new DataAccessResourceFailureException("no connection");
		});

		NightRun run = this.line.run();

		assertThat(run.failure())
			.hasValueSatisfying((failure) -> assertThat(failure.sentence()).isEqualTo("database: no connection"));
		assertThat(count("select count(*) from block where failures > 0 and night_id = " + run.night().id())).isZero();
	}

	@Test
	void refusesOtherBytesInTheArchive() throws Exception {
		putDocuments();
		Disturbance.TRANSLATE_DEFECT.begin(this.line);
		this.line.run();
		Path archived = this.line.archived("news", "b.csv");
		Files.writeString(archived, "id,title\n1,Something else\n");

		assertThatExceptionOfType(Refused.class).isThrownBy(this.line::run)
			.withMessageContaining("news/b.csv has other bytes")
			.withMessageContaining(archived.toString())
			.withMessageContaining(sha256OfB());
	}

	@Test
	void refusesDocumentThatIsGoneFromTheArchive() throws Exception {
		putDocuments();
		Disturbance.TRANSLATE_DEFECT.begin(this.line);
		this.line.run();
		Files.delete(this.line.archived("news", "b.csv"));

		assertThatExceptionOfType(Refused.class).isThrownBy(this.line::run)
			.withMessageContaining("news/b.csv is gone from");
	}

	@Test
	void refusesAgainOnUnfinishedNight() {
		putDocuments();
		Disturbance.TRANSLATE_DEFECT.begin(this.line);
		this.line.run();

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.line.run(true))
			.withMessageContaining("not finished")
			.withMessageContaining("without --again");
	}

	@Test
	void opensTheNextSequenceForDocumentsThatCameLate() {
		this.line.put("news", "a.csv", document(1, 10));
		this.line.run();
		this.line.put("news", "late.csv", document(11, 10));

		NightRun run = this.line.run(true);

		assertThat(run.night().sequence()).isEqualTo(2);
		assertThat(Outbox.ids(this.line.delivered("news", "late.es.csv"))).hasSize(10);
		assertThat(Line.read(this.line.delivered("news", "manifest.json"))).contains("a.es.csv", "late.es.csv");
	}

	private NightRun runUntilCompleted() {
		NightRun run = this.line.run();
		for (int i = 0; i < 30 && run.status() != BatchStatus.COMPLETED; i++) {
			run = this.line.run();
		}
		assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
		return run;
	}

	private void assertThatNothingIsLostOrDoubled(NightRun run) {
		putDocuments(this.undisturbed);
		assertThat(this.undisturbed.run().status()).isEqualTo(BatchStatus.COMPLETED);
		String date = this.line.date().toString();
		assertThat(Outbox.contents(this.line.path("outbox", date)))
			.isEqualTo(Outbox.contents(this.undisturbed.path("outbox", date)));
		for (String target : List.of("es", "ca")) {
			for (String name : List.of("a", "b", "c")) {
				assertThat(Outbox.ids(this.line.path("outbox", date, "news"), name, target))
					.containsExactlyInAnyOrderElementsOf(Outbox.ids(this.line.archived("news", name + ".csv")));
			}
		}
		assertThat(this.line.account(run).ledgerLine())
			.isEqualTo("ledger: received=330 delivered=322 rejected=8 canceled=0 balanced=true");
	}

	private void putDocuments() {
		putDocuments(this.line);
	}

	private void putDocuments(Line line) {
		line.put("news", "a.csv", document(1, 60));
		line.put("news", "b.csv", document(61, 65));
		line.put("news", "c.csv", document(126, 40));
	}

	// Every date has its own texts: the same bytes would be a duplicate.
	private String document(int first, int rows) {
		StringBuilder document = new StringBuilder("id,title,url\n");
		IntStream.range(first, first + rows)
			.forEach((id) -> document
				.append((id % 50 == 7) ? id + ",too,many,cells\n" : id + ",\"The news of " + spelled(id) + ", "
						+ spelled(this.line.date().getDayOfYear()) + "\",http://x.example.com/" + id + "\n"));
		return document.toString();
	}

	private static String spelled(int number) {
		StringBuilder letters = new StringBuilder();
		for (char digit : Integer.toString(number).toCharArray()) {
			letters
				.append(List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
					.get(digit - '0'))
				.append(' ');
		}
		return letters.toString().strip();
	}

	private String sha256OfB() {
		return this.line.bean(JdbcClient.class)
			.sql("select sha256 from document where file_name = 'b.csv' order by id desc fetch first 1 rows only")
			.query(String.class)
			.single();
	}

	private long count(String sql) {
		return this.line.bean(JdbcClient.class).sql(sql).query(Long.class).single();
	}

}
