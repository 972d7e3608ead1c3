package io.tradu.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.tradu.batch.audit.Act;
import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;
import io.tradu.document.Nights;
import io.tradu.document.SetAside;
import io.tradu.engine.Translation;
import io.tradu.nightly.Abandonment;
import io.tradu.nightly.NightRun;
import io.tradu.nightly.RecoveryWatch;
import io.tradu.replay.Discards;
import io.tradu.replay.LetterChoice;
import io.tradu.report.EngineFacts.RouteWork;
import io.tradu.report.Need.Urgency;
import io.tradu.testing.FakeEngine;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.throughput.MeasuredStage;
import io.tradu.truth.Truths;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Reports of real nights, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NightReportsIntegrationTests {

	private static final String FEEDS = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es, ca]
			      columns: [title]
			      routes:
			        es: ["fake:en-es", "fake:en-ca-es"]
			        ca: ["fake:en-ca"]
			""";

	private static final String PLANTED = "<script>alert(1)<_script>.csv";

	private final Line line;

	NightReportsIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, FEEDS, "tradu.batch.retry.delay=1ms", "tradu.ingest.block-rows=3",
				"tradu.translate.blocks-at-a-time=1");
	}

	@BeforeEach
	void putDocuments() {
		this.line.nextDate();
		this.line.put("news", "a.csv", """
				title
				Good day %1$s
				Bad day %1$s
				too,many
				Good night
				""".formatted(this.line.date()));
	}

	@AfterEach
	void makeRoomForReports() throws IOException {
		FileSystemUtils.deleteRecursively(this.line.path("reports"));
	}

	@Test
	void countsEverythingOfANight() {
		rejectBad();
		this.line.put("news", "broken.csv", "name\n1\n");
		this.line.put("news", "late.csv.part", "title\n");

		NightFacts facts = facts(this.line.run());

		assertThat(facts.night().status()).isEqualTo("COMPLETED");
		assertThat(facts.night().running()).isFalse();
		assertThat(facts.ledger().total()).extracting("documents", "received", "delivered", "rejected", "canceled")
			.containsExactly(1L, 8L, 4L, 4L, 0L);
		assertThat(facts.ledger().balanced()).isTrue();
		assertThat(facts.ledger().documents()).extracting("document", "target", "received", "rejected", "version")
			.containsExactly(tuple("news/a.csv", "ca", 4L, 2L, 1), tuple("news/a.csv", "es", 4L, 2L, 1));
		assertThat(facts.rejected()).extracting("kind", "reason", "category", "letters", "open")
			.containsExactlyInAnyOrder(tuple("row", "no-words", "data", 2L, 2L),
					tuple("row", "ragged-row", "data", 1L, 1L));
		assertThat(facts.engines().routes()).containsExactlyInAnyOrder(new RouteWork("fake:en-es", 2, 0, 1),
				new RouteWork("fake:en-ca", 2, 0, 1), new RouteWork("fake:en-ca-es", 0, 0, 1));
		assertThat(facts.speed().throughput()).isNotNull();
		assertThat(facts.speed().throughput().total(MeasuredStage.CHECK)).isEqualTo(6);
		assertThat(facts.speed().latency()).extracting(Latency::blocks).containsExactly(2, 2);
		assertThat(facts.speed().stages()).extracting(StageTime::step)
			.containsExactly("receiveDocuments", "ingestRows", "translateBlocks", "checkBlocks", "deliverDocuments",
					"reconcileNight");
		assertThat(facts.speed().stages().stream().mapToDouble(StageTime::seconds).sum()).isPositive()
			.isLessThanOrEqualTo(facts.night().seconds());
		assertThat(facts.needs()).extracting(Need::urgency).containsOnly(Urgency.TODAY);
		assertThat(facts.needs()).extracting(Need::subject)
			.containsExactly("3\u00A0open dead letters", "1\u00A0file in quarantine", "1\u00A0file left in the inbox");
	}

	@Test
	void tellsWhichSegmentsCameByAFallback() {
		this.line.engine()
			.answers("fake:en-es", (answer) -> isBad(answer) ? new Translation.Untranslatable("no-words", "") : answer);

		NightFacts facts = facts(this.line.run());

		assertThat(facts.engines().routes()).containsExactlyInAnyOrder(new RouteWork("fake:en-es", 2, 0, 0),
				new RouteWork("fake:en-ca-es", 1, 1, 0), new RouteWork("fake:en-ca", 3, 0, 0));
	}

	@Test
	void saysThatALedgerDoesNotBalance() throws IOException {
		this.line.database().failStatement("insert into ledger", 1);
		NightRun undrawn = this.line.run();
		NightFacts before = facts(undrawn);
		Document document = this.line.bean(Documents.class).find(undrawn.night(), DocumentStatus.DELIVERED).get(0);
		this.line.bean(DeadLetters.class)
			.add(List.of(new DeadLetter(document.row(1, "es"), "test", FailureCategory.DATA, "twice", "1")));

		NightRun unbalanced = this.line.run();

		NightFacts facts = facts(unbalanced);
		assertThat(before.ledger()).extracting("proven", "documents").containsExactly(false, List.of());
		assertThat(before.needs()).extracting(Need::subject).doesNotContain("The ledger is not balanced");
		assertThat(facts.night().status()).isEqualTo("FAILED");
		assertThat(facts.ledger()).extracting("proven", "balanced").containsExactly(true, false);
		assertThat(facts.ledger().documents()).extracting("target", "balanced")
			.containsExactly(tuple("ca", true), tuple("es", false));
		assertThat(facts.needs()).extracting(Need::subject).contains("The ledger is not balanced");
		assertThat(Files.readString(page(unbalanced.night(), ".html"))).contains("<strong>not balanced</strong>");
	}

	@Test
	void isWrittenAtTheEndOfEveryRun() throws IOException {
		failWith("the engine is gone");
		NightRun failed = this.line.run();
		JsonNode then = json(failed);
		String page = Files.readString(page(failed.night(), ".html"));
		this.line.engine().reset();
		JsonNode now = json(this.line.run());

		assertThat(then.path("night").path("status").asString()).isEqualTo("FAILED");
		assertThat(then.path("needs").path(0).path("sentence").asString())
			.isEqualTo("Why in translateBlocks (dependency): the engine is gone");
		assertThat(then.path("needs").path(0).path("commands").path(0).path("line").asString())
			.isEqualTo("scripts/tradu restart " + failed.execution().getId());
		assertThat(then.path("ledger").path("proven").asBoolean()).isFalse();
		assertThat(page).contains("the engine is gone", "Failed", "Nothing was translated.");
		assertThat(now.path("night").path("status").asString()).isEqualTo("COMPLETED");
		assertThat(now.path("night").path("runs").size()).isEqualTo(2);
	}

	@Test
	void isMadeUpForWhereAProcessDiedBeforeIt() throws IOException {
		Night night = this.line.run().night();
		Files.delete(page(night, ".html"));
		putDocuments();

		this.line.run();

		assertThat(page(night, ".html")).content().contains("Night " + night.label(), "Completed");
	}

	@Test
	void isMadeUpForByTheWatchWhereItIsOlderThanTheRun() throws IOException {
		failWith("the engine is gone");
		String then = Line.read(page(this.line.run().night(), ".json"));
		this.line.engine().reset();
		NightRun run = this.line.run();
		Files.writeString(page(run.night(), ".json"), then);

		lookOnce();

		assertThat(json(run).path("night").path("status").asString()).isEqualTo("COMPLETED");
	}

	@Test
	void isLeftAloneByTheWatchWhereItIsThere() throws IOException {
		NightRun run = this.line.run();
		Files.writeString(page(run.night(), ".html"), "as it was");

		lookOnce();

		assertThat(page(run.night(), ".html")).content().isEqualTo("as it was");
	}

	@Test
	void replacesNoReportOfNewerFacts() throws IOException {
		failWith("the engine is gone");
		NightFacts old = facts(this.line.run());
		this.line.engine().reset();
		NightRun run = this.line.run();

		this.line.bean(NightReports.class).write(old);

		assertThat(json(run).path("night").path("status").asString()).isEqualTo("COMPLETED");
		assertThat(page(run.night(), ".html")).content().contains("Completed");
		Files.delete(page(run.night(), ".html"));
		this.line.bean(NightReports.class).write(old);
		assertThat(page(run.night(), ".html")).content().contains("Failed");
	}

	@Test
	void leavesNothingBesideTheReports() throws IOException {
		this.line.run();

		try (Stream<Path> files = Files.list(this.line.path("reports"))) {
			assertThat(files).isNotEmpty()
				.allSatisfy((file) -> assertThat(file.getFileName().toString()).doesNotStartWith("."));
		}
	}

	@Test
	void measuresABlockOnceByItsLastWayThrough() {
		NightRun run = this.line.run();
		this.line.bean(JdbcClient.class).sql("""
				insert into block_event (block_id, at, from_state, to_state, instance, reason)
				select block_id, at, from_state, to_state, instance, reason from block_event
				where block_id in (select id from block where night_id = ?) order by id
				""").param(run.night().id()).update();

		assertThat(facts(run).speed().latency()).extracting(Latency::blocks).containsExactly(2, 2);
	}

	@Test
	void isWrittenWhenANightIsAbandoned() {
		failWith("the engine is gone");
		NightRun failed = this.line.run();

		this.line.bean(Abandonment.class).abandon(failed.night(), false, new Act("maria", "wrong feeds"));

		JsonNode facts = json(failed);
		assertThat(facts.path("night").path("status").asString()).isEqualTo("ABANDONED");
		assertThat(facts.path("ledger").path("total").path("canceled").asLong()).isPositive();
	}

	@Test
	void changesNothingOfTheNightWhereItCannotBeWritten() throws IOException {
		makeRoomForReports();
		Files.writeString(this.line.path("reports"), "in the way");

		NightRun run = this.line.run();

		assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.line.bean(ReportWriter.class).outcome(run.night()).orElseThrow().inWords())
			.startsWith("the report could not be written, which changes nothing else: ");
	}

	@Test
	void showsWhatDocumentsAreCalledAndNeverObeysIt() throws IOException {
		rejectBad();
		this.line.put("news", PLANTED, "title\n<script>alert(2)</script>\nBad <script>alert(3)</script>\n");

		NightRun run = this.line.run();
		this.line.bean(JdbcClient.class)
			.sql("update dead_letter set detail = '<script>alert(4)</script>', reason = '<script>alert(5)</script>'")
			.update();
		this.line.bean(NightReports.class).write(facts(run));

		assertThat(Files.readString(page(run.night(), ".html"))).doesNotContain("<script")
			.contains("&lt;script&gt;alert(1)&lt;_script&gt;.csv", "&lt;script&gt;alert(5)&lt;/script&gt;")
			.doesNotContain("alert(2)", "alert(3)");
		assertThat(Files.readString(page(run.night(), ".json"))).doesNotContain("alert(2)", "alert(3)");
	}

	@Test
	void countsALivingRunSoFarAndByWhatItHasTranslated() {
		AtomicReference<NightFacts> seen = new AtomicReference<>();
		AtomicInteger calls = new AtomicInteger();
		LocalDate date = this.line.date();
		this.line.engine().beforeEachCall(() -> {
			if (calls.incrementAndGet() > 1) {
				seen.compareAndSet(null, this.line.bean(NightReports.class).facts(night(date)));
			}
		});
		this.line.run();

		NightFacts facts = Objects.requireNonNull(seen.get());
		assertThat(facts.night().running()).isTrue();
		assertThat(facts.night().seconds()).isPositive();
		assertThat(facts.night().lastRun().seconds()).isPositive();
		assertThat(facts.comparison().night().rowsPerSecond())
			.isEqualTo(facts.speed().translated() / facts.night().seconds());
	}

	@Test
	void saysOfNoDeadNightThatItRuns() {
		NightRun dead = this.line.run();
		this.line.bean(JdbcClient.class)
			.sql("update batch_job_execution set status = 'STARTED', end_time = null where job_execution_id = ?")
			.param(dead.execution().getId())
			.update();
		putDocuments();
		AtomicReference<NightFacts> seen = new AtomicReference<>();
		this.line.engine().beforeEachCall(() -> seen.compareAndSet(null, facts(dead)));
		this.line.run();
		this.line.bean(JdbcClient.class)
			.sql("update batch_job_execution set status = 'COMPLETED', end_time = start_time where job_execution_id = ?")
			.param(dead.execution().getId())
			.update();

		NightFacts facts = Objects.requireNonNull(seen.get());
		assertThat(facts.night().running()).isFalse();
		assertThat(facts.night().lastRun().seconds()).isNull();
		assertThat(facts.comparison().night().seconds()).isZero();
	}

	@Test
	void asksOnceForADocumentThatWasGivenUp() {
		this.line.put("news", "bad.csv", "title\n" + "too,many %s\n".formatted(this.line.date()).repeat(21));

		NightFacts facts = facts(this.line.run());

		assertThat(facts.ledger().setAside()).extracting(SetAside::label).contains("news/bad.csv");
		assertThat(facts.rejected()).extracting(Rejection::kind).contains("document");
		assertThat(facts.needs()).extracting(Need::subject).containsExactly("2\u00A0open dead letters");
	}

	@Test
	void leavesDocumentsThatCameLateOutOfTheComparison() {
		this.line.run();
		this.line.put("news", "late.csv", "title\nLate %s\n".formatted(this.line.date()));
		NightRun late = this.line.run(true);
		NightFacts ofLate = facts(late);
		putDocuments();

		NightFacts next = facts(this.line.run());

		assertThat(ofLate.comparison().remarks()).singleElement().asString().contains("came late");
		assertThat(ofLate.comparison().before()).extracting(NightFigures::label)
			.endsWith(late.night().businessDate().toString());
		assertThat(next.comparison().before()).extracting(NightFigures::label).doesNotContain(late.night().label());
	}

	@Test
	void isDrawnAnewWhenLettersAreDiscarded() {
		NightRun run = this.line.run();

		this.line.bean(Discards.class)
			.discard(LetterChoice.of(facts(run).rejected().get(0).examples()), new Act("maria", "not wanted"));

		assertThat(json(run).path("rejected").path(0).path("discarded").asInt()).isOne();
	}

	@Test
	void isDrawnAnewWhenItsNightIsRepaired() throws IOException {
		NightRun run = this.line.run();
		this.line.bean(JdbcClient.class).sql("delete from ledger where night_id = ?").param(run.night().id()).update();
		Files.delete(page(run.night(), ".html"));

		this.line.bean(Truths.class).repair(Optional.of(this.line.date()), "somebody deleted it");

		assertThat(json(run).path("ledger").path("documents").size()).isEqualTo(2);
		assertThat(page(run.night(), ".html")).exists();
	}

	@Test
	void comparesWithTheNightsBefore() {
		NightRun before = this.line.run();
		putDocuments();

		NightFacts facts = facts(this.line.run());

		assertThat(facts.comparison().before()).isNotEmpty().hasSizeLessThanOrEqualTo(14);
		NightFigures last = facts.comparison().before().get(facts.comparison().before().size() - 1);
		assertThat(last.label()).isEqualTo(before.night().label());
		assertThat(last).extracting(NightFigures::rows, NightFigures::rejected, NightFigures::status)
			.containsExactly(8L, 2L, "COMPLETED");
		assertThat(last.seconds()).isPositive();
		assertThat(facts.comparison().night().rows()).isEqualTo(8);
	}

	@Test
	void remembersPurgedNights() {
		NightRun purged = this.line.run();
		long run = purged.execution().getId();
		this.line.bean(JdbcClient.class).sql("""
				insert into run_summary (job_execution_id, job_instance_id, job_name, business_date, sequence_number,
					started_at, ended_at, status, received, rejected, purged_at)
				select job_execution_id, job_instance_id, 'nightly', ?, 1, start_time, end_time, status, 5000, 77,
					current_timestamp
				from batch_job_execution where job_execution_id = ?
				""").params(purged.night().businessDate(), run).update();
		putDocuments();

		List<NightFigures> before = facts(this.line.run()).comparison().before();

		assertThat(before.get(before.size() - 1)).extracting(NightFigures::rows, NightFigures::rejected)
			.containsExactly(5000L, 77L);
		this.line.bean(JdbcClient.class).sql("delete from run_summary").update();
	}

	private void lookOnce() {
		this.line.bean(RecoveryWatch.class).look((date, act) -> {
			throw new IllegalStateException("nothing is to be started");
		}, (told) -> {
		});
	}

	private Night night(LocalDate date) {
		return this.line.bean(Nights.class).find(date, 1).orElseThrow();
	}

	private NightFacts facts(NightRun run) {
		return this.line.bean(NightReports.class).facts(run.night());
	}

	private JsonNode json(NightRun run) {
		return JsonMapper.shared().readTree(Line.read(page(run.night(), ".json")));
	}

	private Path page(Night night, String extension) {
		return this.line.path("reports", night.label() + extension);
	}

	private void rejectBad() {
		this.line.engine()
			.answers(
					(answer) -> isBad(answer) ? new Translation.Untranslatable("no-words", "it has no words") : answer);
	}

	private static boolean isBad(Translation answer) {
		return answer instanceof Translation.Translated translated
				&& translated.text().contains(FakeEngine.translated("Bad"));
	}

	private void failWith(String sentence) {
		this.line.engine().beforeEachCall(() -> {
			throw new StoppingFailure(FailureCategory.DEPENDENCY, sentence, null);
		});
	}

}
