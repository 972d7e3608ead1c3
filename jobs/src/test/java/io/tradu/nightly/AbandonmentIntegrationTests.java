package io.tradu.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.document.Document;
import io.tradu.document.Night;
import io.tradu.testing.CapturedLog;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Nights that are given up for good, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AbandonmentIntegrationTests {

	private static final Act ACT = new Act("maria", "the feeds were wrong");

	private final Line line;

	private final Abandonment abandonment;

	AbandonmentIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.NEWS_IN_TWO, "tradu.ingest.block-rows=2",
				"tradu.batch.steps.deliverDocuments.chunk-size=1", "tradu.batch.steps.ingestRows.chunk-size=2");
		this.abandonment = this.line.bean(Abandonment.class);
	}

	@BeforeEach
	void putDocuments() {
		this.line.nextDate();
		this.line.put("news", "a.csv", document("morning"));
		this.line.put("news", "b.csv", document("evening"));
	}

	@Test
	void cancelsWhatWasNotTranslated() {
		DeadRun.killInTranslation(this.line);

		List<Document> canceled = this.abandonment.abandon(night(), false, ACT);

		assertThat(canceled).extracting(Document::fileName).containsExactly("a.csv", "b.csv");
		assertThat(account().ledgerLine())
			.isEqualTo("ledger: received=12 delivered=0 rejected=0 canceled=12 balanced=true");
		assertThat(status()).isEqualTo("ABANDONED");
	}

	@Test
	void keepsTheWordsOfAPersonInItsRecordsAndOutOfTheLog() {
		DeadRun.killInTranslation(this.line);
		try (CapturedLog log = new CapturedLog(this.line.bean(Environment.class))) {
			this.abandonment.abandon(night(), false, new Act("maria", "it says Xylophonist"));

			assertThat(log.events("block.moved")).isNotEmpty()
				.extracting((event) -> event.path("tradu").path("reason").asString())
				.allMatch((reason) -> reason.matches("abandoned|run \\d+ is dead"));
			assertThat(log.text()).doesNotContain("Xylophonist");
		}
		assertThat(this.line.bean(JdbcClient.class)
			.sql("select distinct reason from block_event where reason like '%Xylophonist%'")
			.query(String.class)
			.list()).containsExactly("abandoned: it says Xylophonist");
	}

	@Test
	void countsRowsThatNobodyHasRead() {
		this.line.database().failStatement("insert into block ", 2);
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);

		this.abandonment.abandon(night(), false, ACT);

		assertThat(account().ledgerLine())
			.isEqualTo("ledger: received=12 delivered=0 rejected=0 canceled=12 balanced=true");
	}

	@Test
	void keepsWhatWasDelivered() {
		this.line.database().failStatement("insert into deliverable", 2);
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);

		List<Document> canceled = this.abandonment.abandon(night(), false, ACT);

		assertThat(canceled).extracting(Document::fileName).containsExactly("b.csv");
		assertThat(account().ledgerLine())
			.isEqualTo("ledger: received=12 delivered=6 rejected=0 canceled=6 balanced=true");
		assertThat(Line.read(this.line.delivered("news", "a.es.csv"))).hasLineCount(4);
		assertThat(Line.read(this.line.delivered("news", "manifest.json"))).contains("a.es.csv")
			.doesNotContain("b.es.csv");
	}

	@Test
	void givesNothingBackWhileAnArchivedFileIsChanged() throws IOException {
		DeadRun.killInTranslation(this.line);
		Path archived = this.line.archived("news", "b.csv");
		String received = Files.readString(archived);
		Files.delete(archived);
		Files.writeString(archived, received.replace("evening", "morning"));

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.abandonment.abandon(night(), true, ACT))
			.withMessageContaining("news/b.csv")
			.withMessageContaining("withdraw");
		assertThat(this.line.path("inbox", "news")).isEmptyDirectory();
		assertThat(status()).isNotEqualTo("ABANDONED");
	}

	@Test
	void givesDocumentsBackForAnotherNight() {
		DeadRun.failInTranslation(this.line);

		this.abandonment.abandon(night(), true, ACT);

		assertThat(this.line.path("inbox", "news", "a.csv")).hasContent(document("morning").stripTrailing());
		NightRun next = this.line.run(true);
		assertThat(next.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(next.night().sequence()).isEqualTo(2);
		assertThat(this.line.account(next).ledgerLine())
			.isEqualTo("ledger: received=12 delivered=12 rejected=0 canceled=0 balanced=true");
		assertThat(this.line.path("inbox", "news")).isEmptyDirectory();
		assertThat(Files.exists(this.line.archived("news", "a.csv"))).isTrue();
	}

	@Test
	void cannotBeContinued() {
		DeadRun.failInTranslation(this.line);
		this.abandonment.abandon(night(), false, ACT);

		assertThatExceptionOfType(Refused.class).isThrownBy(this.line::run).withMessageContaining("is ABANDONED");
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.abandonment.abandon(night(), false, ACT))
			.withMessageContaining("is ABANDONED");
	}

	@Test
	void doesNotCountTheTimeForWhichARunWaitedToBeGivenUp() {
		long run = DeadRun.failInTranslation(this.line);
		DeadRun.age(this.line, run, 5);

		this.abandonment.abandon(night(), false, ACT);

		RunList.Run abandoned = this.line.bean(RunList.class).find(Long.toString(run)).orElseThrow();
		assertThat(Duration.between(abandoned.started(), abandoned.ended())).isLessThan(Duration.ofHours(1));
	}

	@Test
	void leavesACompletedNightAlone() {
		this.line.run();

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.abandonment.abandon(night(), false, ACT))
			.withMessageContaining("is COMPLETED");
	}

	@Test
	void leavesATrace() {
		long run = DeadRun.failInTranslation(this.line);
		this.abandonment.abandon(night(), false, ACT);

		assertThat(
				this.line.bean(AuditLog.class).find(new AuditFilter("maria", "abandon", "run " + run, null, null), 10))
			.singleElement()
			.satisfies((entry) -> {
				assertThat(entry.reason()).isEqualTo("the feeds were wrong");
				assertThat(entry.detail()).contains("news/a.csv", "news/b.csv");
			});
	}

	@Test
	void changesNothingIfOneOfItsChangesFails() {
		DeadRun.failInTranslation(this.line);
		this.line.database().failStatement("insert into ledger", 2);

		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> this.abandonment.abandon(night(), false, ACT));

		this.line.database().reset();
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	private Night night() {
		RunList runs = this.line.bean(RunList.class);
		return runs.find(this.line.date().toString()).flatMap(runs::night).orElseThrow();
	}

	private NightAccount account() {
		return this.line.bean(NightAccounts.class).of(night(), true);
	}

	private String status() {
		return this.line.bean(RunList.class).find(this.line.date().toString()).orElseThrow().status();
	}

	// Every date has its own texts: the same bytes would be a duplicate.
	private String document(String time) {
		return """
				title
				The %1$s of day %2$s
				The end of the %1$s of day %2$s
				The rest of the %1$s of day %2$s
				""".formatted(time, this.line.date().getDayOfYear());
	}

}
