package io.tradu.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Night;
import io.tradu.engine.Translation;
import io.tradu.nightly.Abandonment;
import io.tradu.nightly.NightRun;
import io.tradu.report.EngineFacts.RouteWork;
import io.tradu.report.Need.Urgency;
import io.tradu.testing.FakeEngine;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.throughput.MeasuredStage;
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
		assertThat(facts.needs()).extracting(Need::urgency).containsOnly(Urgency.TODAY);
		assertThat(facts.needs()).extracting(Need::subject)
			.containsExactly("3\u00A0open dead letters", "1\u00A0file in quarantine", "1\u00A0file left in the inbox");
	}

	@Test
	void tellsWhichSegmentsCameByAFallback() {
		this.line.engine().answers((answer) -> answer);
		int[] calls = new int[1];
		this.line.engine()
			.answers((answer) -> (isBad(answer) && ++calls[0] == 1) ? new Translation.Untranslatable("no-words", "")
					: answer);

		NightFacts facts = facts(this.line.run());

		assertThat(facts.engines().routes().stream().mapToLong(RouteWork::chosen).sum()
				+ facts.rejected().stream().filter((rejection) -> rejection.reason().equals("no-words")).count())
			.isEqualTo(6);
		assertThat(facts.engines().routes().stream().mapToLong(RouteWork::fallback).sum())
			.isEqualTo(chosen(facts, "fake:en-ca-es"));
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

	private NightFacts facts(NightRun run) {
		return this.line.bean(NightReports.class).facts(run.night());
	}

	private JsonNode json(NightRun run) {
		return JsonMapper.shared().readTree(Line.read(page(run.night(), ".json")));
	}

	private Path page(Night night, String extension) {
		return this.line.path("reports", night.label() + extension);
	}

	private static long chosen(NightFacts facts, String route) {
		return facts.engines()
			.routes()
			.stream()
			.filter((work) -> work.route().equals(route))
			.mapToLong(RouteWork::chosen)
			.sum();
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
