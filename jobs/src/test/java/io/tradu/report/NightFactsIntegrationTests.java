package io.tradu.report;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.tradu.batch.audit.Act;
import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.SetAside;
import io.tradu.engine.Translation;
import io.tradu.nightly.NightRun;
import io.tradu.nightly.NightRunner;
import io.tradu.report.EngineFacts.RouteWork;
import io.tradu.report.Need.Urgency;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.throughput.MeasuredStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the reports of real nights say, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NightFactsIntegrationTests {

	private static final String PLANTED = "<script>alert(1)<_script>.csv";

	private final ReportedLine reported;

	private final Line line;

	NightFactsIntegrationTests(TestDatabase database) {
		this.reported = new ReportedLine(database);
		this.line = this.reported.line();
	}

	@BeforeEach
	void putDocument() {
		this.reported.putDocument();
	}

	@AfterEach
	void removeReports() throws IOException {
		this.reported.removeReports();
	}

	@Test
	void countsEverythingOfANight() {
		this.reported.rejectBad();
		this.line.put("news", "broken.csv", "name\n1\n");
		this.line.put("news", "late.csv.part", "title\n");

		NightFacts facts = this.reported.facts(this.reported.run());

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
			.answers("fake:en-es",
					(answer) -> ReportedLine.isBad(answer) ? new Translation.Untranslatable("no-words", "") : answer);

		NightFacts facts = this.reported.facts(this.reported.run());

		assertThat(facts.engines().routes()).containsExactlyInAnyOrder(new RouteWork("fake:en-es", 2, 0, 0),
				new RouteWork("fake:en-ca-es", 1, 1, 0), new RouteWork("fake:en-ca", 3, 0, 0));
	}

	@Test
	void saysThatALedgerDoesNotBalance() throws IOException {
		this.line.database().failStatement("insert into ledger", 1);
		NightRun undrawn = this.reported.run();
		NightFacts before = this.reported.facts(undrawn);
		Document document = this.line.bean(Documents.class).find(undrawn.night(), DocumentStatus.DELIVERED).get(0);
		this.line.bean(DeadLetters.class)
			.add(List.of(new DeadLetter(document.row(1, "es"), "test", FailureCategory.DATA, "twice", "1")));

		NightRun unbalanced = this.reported.run();

		NightFacts facts = this.reported.facts(unbalanced);
		assertThat(before.ledger()).extracting("proven", "documents").containsExactly(false, List.of());
		assertThat(before.needs()).extracting(Need::subject).doesNotContain("The ledger is not balanced");
		assertThat(facts.night().status()).isEqualTo("FAILED");
		assertThat(facts.ledger()).extracting("proven", "balanced").containsExactly(true, false);
		assertThat(facts.ledger().documents()).extracting("target", "balanced")
			.containsExactly(tuple("ca", true), tuple("es", false));
		assertThat(facts.needs()).extracting(Need::subject).contains("The ledger is not balanced");
		assertThat(Files.readString(this.reported.page(unbalanced.night(), ".html")))
			.contains("<strong>not balanced</strong>");
	}

	@Test
	void measuresABlockOnceByItsLastWayThrough() {
		NightRun run = this.reported.run();
		this.reported.jdbc().sql("""
				insert into block_event (block_id, at, from_state, to_state, instance, reason)
				select block_id, at, from_state, to_state, instance, reason from block_event
				where block_id in (select id from block where night_id = ?) order by id
				""").param(run.night().id()).update();

		assertThat(this.reported.facts(run).speed().latency()).extracting(Latency::blocks).containsExactly(2, 2);
	}

	@Test
	void showsWhatDocumentsAreCalledAndNeverObeysIt() throws IOException {
		this.reported.rejectBad();
		this.line.put("news", PLANTED, "title\n<script>alert(2)</script>\nBad <script>alert(3)</script>\n");

		NightRun run = this.reported.run();
		this.reported.jdbc()
			.sql("update dead_letter set detail = '<script>alert(4)</script>', reason = '<script>alert(5)</script>'")
			.update();
		this.line.bean(NightReports.class).write(this.reported.facts(run));

		assertThat(Files.readString(this.reported.page(run.night(), ".html"))).doesNotContain("<script")
			.contains("&lt;script&gt;alert(1)&lt;_script&gt;.csv", "&lt;script&gt;alert(5)&lt;/script&gt;")
			.doesNotContain("alert(2)", "alert(3)");
		assertThat(Files.readString(this.reported.page(run.night(), ".json"))).doesNotContain("alert(2)", "alert(3)");
	}

	@Test
	void countsALivingRunSoFarAndByWhatItHasTranslated() {
		AtomicReference<NightFacts> seen = new AtomicReference<>();
		AtomicInteger calls = new AtomicInteger();
		LocalDate date = this.line.date();
		this.line.engine().beforeEachCall(() -> {
			if (calls.incrementAndGet() > 1) {
				seen.compareAndSet(null, this.line.bean(NightReports.class).facts(this.reported.night(date)));
			}
		});
		this.reported.run();

		NightFacts facts = Objects.requireNonNull(seen.get());
		assertThat(facts.night().running()).isTrue();
		assertThat(facts.night().seconds()).isPositive();
		assertThat(facts.night().lastRun().seconds()).isPositive();
		assertThat(facts.comparison().night().rowsPerSecond())
			.isEqualTo(facts.speed().translated() / facts.night().seconds());
	}

	@Test
	void saysOfNoDeadNightThatItRuns() {
		NightRun dead = this.reported.run();
		this.reported.jdbc()
			.sql("update batch_job_execution set status = 'STARTED', end_time = null where job_execution_id = ?")
			.param(dead.execution().getId())
			.update();
		this.reported.putDocument();
		AtomicReference<NightFacts> seen = new AtomicReference<>();
		this.line.engine().beforeEachCall(() -> seen.compareAndSet(null, this.reported.facts(dead)));
		this.reported.run();
		this.reported.jdbc()
			.sql("update batch_job_execution set status = 'COMPLETED', end_time = start_time where job_execution_id = ?")
			.param(dead.execution().getId())
			.update();

		NightFacts facts = Objects.requireNonNull(seen.get());
		assertThat(facts.night().running()).isFalse();
		assertThat(facts.night().lastRun().seconds()).isNull();
		assertThat(facts.comparison().night().seconds()).isZero();
	}

	@Test
	void needsSomeoneForAnEarlierNightThatIsUnfinished() {
		this.reported.failWith("apertium is not installed");
		NightRun failed = this.reported.run();
		this.line.engine().reset();
		this.reported.putDocument();

		NightFacts facts = this.reported.facts(this.reported.run());

		assertThat(facts.needs()).anySatisfy((need) -> {
			assertThat(need.urgency()).isEqualTo(Need.Urgency.NOW);
			assertThat(need.sentence()).contains("Run " + failed.execution().getId(), "apertium is not installed");
			assertThat(need.commands()).extracting(Need.Command::line)
				.containsExactly("scripts/tradu restart " + failed.execution().getId());
		});
		assertThat(this.reported.facts(failed).needs()).filteredOn((need) -> need.subject().startsWith("Unfinished"))
			.isEmpty();
		this.line.bean(NightRunner.class).run(failed.night().businessDate(), false, Act.ofPerson(""), (night) -> {
		});
	}

	@Test
	void asksOnceForADocumentThatWasGivenUp() {
		this.line.put("news", "bad.csv", "title\n" + "too,many %s\n".formatted(this.line.date()).repeat(21));

		NightFacts facts = this.reported.facts(this.reported.run());

		assertThat(facts.ledger().setAside()).extracting(SetAside::label).contains("news/bad.csv");
		assertThat(facts.rejected()).extracting(Rejection::kind).contains("document");
		assertThat(facts.needs()).extracting(Need::subject).containsExactly("2\u00A0open dead letters");
	}

}
