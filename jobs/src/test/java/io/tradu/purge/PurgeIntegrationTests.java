package io.tradu.purge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.lease.Leases;
import io.tradu.document.EarlierDocuments;
import io.tradu.document.Night;
import io.tradu.nightly.NightRun;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.Refused;
import io.tradu.nightly.RunList;
import io.tradu.testing.Line;
import io.tradu.testing.Outbox;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import io.tradu.throughput.RunThroughputs;
import io.tradu.trace.RowName;
import io.tradu.trace.Tracer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.core.BatchStatus;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Old nights go, and what must be known of them stays. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PurgeIntegrationTests {

	private static final Act ACT = new Act("ann", "a quarter has passed");

	private final Line line;

	private final JdbcClient jdbc;

	private final Purge purge;

	PurgeIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.KEYED_NEWS, "tradu.purge.batch-rows=3", "tradu.ingest.block-rows=2",
				"tradu.batch.retry.delay=1ms");
		this.jdbc = this.line.bean(JdbcClient.class);
		this.purge = this.line.bean(Purge.class);
	}

	@BeforeEach
	void nextNight() {
		this.line.nextDate();
	}

	@Test
	void archivesEveryRowAndRemovesIt() {
		Night night = deliver("a.csv").night();
		Map<String, Long> rows = planned(night).rows();
		Map<String, String> outbox = Outbox.contents(this.line.path("outbox"));

		purgeAll();

		assertThat(rows).containsEntry("document", 1L)
			.containsEntry("block", 3L)
			.containsEntry("dead_letter", 1L)
			.containsKeys("block_event", "ledger", "deliverable", "night_input", "batch_job_instance",
					"batch_step_execution_context", "night");
		assertThat(archived(night)).isEqualTo(rows);
		assertThat(this.line.bean(NightRows.class).count(night)).isEmpty();
		assertThat(Outbox.contents(this.line.path("outbox"))).isEqualTo(outbox);
		assertThat(this.line.archived("news", "a.csv")).exists();
	}

	@Test
	void changesNothingWhileItIsOnlyPlanned() {
		Night night = deliver("a.csv").night();
		Map<String, Long> before = this.line.bean(NightRows.class).count(night);

		PurgePlan plan = this.purge.plan(Period.ofDays(1));

		assertThat(plan.executed()).isFalse();
		assertThat(planned(night).openDeadLetters()).isOne();
		assertThat(this.line.bean(NightRows.class).count(night)).isEqualTo(before);
		assertThat(Path.of(planned(night).archive())).doesNotExist();
	}

	@Test
	void keepsALineForEachRunAndAnEntryInTheAuditLog() {
		NightRun run = deliver("a.csv");

		purgeAll();

		RunList.Run listed = this.line.bean(RunList.class).find(run.night().label()).orElseThrow();
		assertThat(listed.id()).isEqualTo(run.execution().getId());
		assertThat(listed.status()).isEqualTo("COMPLETED");
		assertThat(listed.started()).isNotNull();
		assertThat(this.jdbc.sql("""
				select documents || ' ' || received || ' ' || delivered || ' ' || rejected || ' ' || canceled
				from run_summary where job_execution_id = ?
				""").param(listed.id()).query(String.class).single()).isEqualTo("1 6 5 1 0");
		assertThat(audited(run.night())).singleElement().satisfies((entry) -> {
			assertThat(entry.actor()).isEqualTo("ann");
			assertThat(entry.reason()).isEqualTo("a quarter has passed");
			assertThat(entry.detail()).contains(run.night().businessDate() + ".1.jsonl.gz", "block=3");
		});
	}

	@Test
	void stillNamesWhatWasPurgedAndItsArchive() throws IOException {
		NightRun run = deliver("a.csv");
		String sha256 = sha256(this.line.archived("news", "a.csv"));
		Path archive = Path.of(planned(run.night()).archive());
		long block = number("select max(id) from block where night_id = " + run.night().id());
		long letter = number("select max(id) from dead_letter");

		purgeAll();

		PurgedNights purged = this.line.bean(PurgedNights.class);
		assertThat(purged.document("news", "a", null)).hasValueSatisfying((document) -> {
			assertThat(document.what()).isEqualTo("document news/a.csv");
			assertThat(document.night()).isEqualTo(run.night().label());
			assertThat(document.sha256()).isEqualTo(sha256);
			assertThat(document.archive()).isEqualTo(archive.toString());
			assertThat(document.archiveSha256()).isEqualTo(sha256(archive));
		});
		assertThat(List.of(purged.block(block), purged.deadLetter(letter), purged.run(run.execution().getId())))
			.allSatisfy((found) -> assertThat(found).map(Purged::night).contains(run.night().label()));
		assertThat(List.of(purged.block(block + 1), purged.deadLetter(letter + 1)))
			.allSatisfy((found) -> assertThat(found).isEmpty());
		assertThatExceptionOfType(PurgedException.class).isThrownBy(
				() -> this.line.bean(Tracer.class).row(RowName.parse("news/a.csv:1").orElseThrow(), null, null));
		assertThatExceptionOfType(PurgedException.class).isThrownBy(() -> this.line.bean(Tracer.class).block(block));
	}

	@Test
	void namesWhatAnOlderVersionPurged() {
		NightRun run = deliver("a.csv");
		purgeAll();
		for (String table : List.of("purged_range", "purged_document", "purged_night")) {
			this.jdbc.sql("delete from " + table).update();
		}

		PurgedNights purged = this.line.bean(PurgedNights.class);

		assertThat(List.of(purged.document("news", "a.csv", run.night().businessDate()),
				purged.run(run.execution().getId())))
			.allSatisfy((found) -> assertThat(found).map(Purged::night).contains(run.night().label()));
	}

	@Test
	void countsTheRowsOfARunThatNobodyRemembersBeforeItGoes() {
		long run = deliver("a.csv").execution().getId();
		this.jdbc.sql("delete from run_rows where job_execution_id = ?").param(run).update();

		purgeAll();

		assertThat(this.line.bean(RunThroughputs.class).of(List.of(run)).get(run).total()).isPositive();
	}

	@Test
	void stillKnowsWhatWasDelivered() {
		LocalDate first = deliver("a.csv").night().businessDate();
		String content = Line.read(this.line.archived("news", "a.csv"));
		purgeAll();
		this.line.nextDate();
		this.line.put("news", "again.csv", content);

		NightRun run = this.line.run();

		assertThat(this.line.account(run).duplicates()).containsExactly("news/again.csv");
		assertThat(this.line.delivered("news", "again.es.csv")).doesNotExist();
		String sha256 = this.jdbc.sql("select sha256 from document where night_id = ?")
			.param(run.night().id())
			.query(String.class)
			.single();
		assertThat(this.line.bean(EarlierDocuments.class).findOriginal(run.night(), "news", sha256))
			.hasValueSatisfying((original) -> assertThat(original.businessDate()).isEqualTo(first));
	}

	@Test
	void keepsAllNightsOfADateThatCanBeRestarted() {
		Night first = deliver("a.csv").night();
		this.line.put("news", "late.csv", content("late"));
		this.line.database().failStatement("insert into ledger", 1);
		NightRun second = this.line.run(true);
		assertThat(second.status()).isEqualTo(BatchStatus.FAILED);

		PurgePlan plan = planOrNothing();

		assertThat(plan.nights()).extracting(PurgePlan.PlannedNight::night).doesNotContain(first.label());
		assertThat(plan.kept()).contains("night " + second.night().label() + " is FAILED and can be restarted");
		this.line.database().reset();
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void finishesWhatWasCutOffWithoutTouchingTheArchive() throws IOException {
		Night night = deliver("a.csv").night();
		Path archive = Path.of(planned(night).archive());
		this.line.database().failStatement("delete from batch_step_execution where", 1);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(this::purgeAll);
		this.line.database().reset();
		byte[] archived = Files.readAllBytes(archive);
		assertThat(planned(night).begun()).isTrue();
		assertThat(planned(night).rows()).containsKey("batch_job_execution").doesNotContainKey("document");

		purgeAll();

		assertThat(this.line.bean(NightRows.class).count(night)).isEmpty();
		assertThat(Files.readAllBytes(archive)).isEqualTo(archived);
		assertThat(audited(night)).hasSize(2);
		assertThat(this.line.bean(RunList.class).newest(1000)).extracting(RunList.Run::nightLabel)
			.containsOnlyOnce(night.label());
	}

	@Test
	void archivesAgainWhatWasArchivedButNotRemoved() {
		Night night = deliver("a.csv").night();
		Map<String, Long> rows = planned(night).rows();
		this.line.database().failStatement("insert into run_summary", 1);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(this::purgeAll);
		this.line.database().reset();
		assertThat(this.line.bean(NightRows.class).count(night)).isEqualTo(rows);
		assertThat(audited(night)).isEmpty();

		purgeAll();

		assertThat(archived(night)).isEqualTo(rows);
	}

	@Test
	void removesNightsOfSeveralRuns() {
		this.line.put("news", "a.csv", content("a"));
		for (int failures = 0; failures < 3; failures++) {
			this.line.database().failStatement("insert into ledger", 1);
			assertThat(this.line.run().status()).isEqualTo(BatchStatus.FAILED);
		}
		Night night = this.line.run().night();

		purgeAll();

		assertThat(this.line.bean(NightRows.class).count(night)).isEmpty();
		assertThat(this.line.bean(RunList.class).newest(1000))
			.filteredOn((run) -> run.nightLabel().equals(night.label()))
			.extracting(RunList.Run::status)
			.containsExactly("COMPLETED", "FAILED", "FAILED", "FAILED");
	}

	@Test
	void isRefusedWhileANightRuns() {
		deliver("a.csv");

		this.line.bean(Leases.class)
			.whileHeld(NightRunner.JOB, () -> assertThatExceptionOfType(Refused.class).isThrownBy(this::purgeAll)
				.withMessageContaining("a night is running"));
	}

	@Test
	void refusesToRunANightThatWasPurged() {
		deliver("a.csv");
		purgeAll();
		this.line.put("news", "late.csv", content("late"));

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.line.run(true))
			.withMessageContaining("was purged");
		assertThatExceptionOfType(Refused.class).isThrownBy(this.line::run);
	}

	@Test
	void saysThatNoNightIsOldEnough() {
		deliver("a.csv");

		assertThatExceptionOfType(NothingToDo.class).isThrownBy(() -> this.purge.plan(Period.ofYears(50)))
			.withMessageContaining("no night is before");
	}

	@Test
	void leavesOtherNightsAlone() {
		Night old = deliver("a.csv").night();
		long age = Duration
			.between(old.businessDate().atStartOfDay(), LocalDate.now(Clock.systemDefaultZone()).atStartOfDay())
			.toDays();
		this.line.nextDate();
		Night younger = deliver("b.csv").night();
		Map<String, Long> before = this.line.bean(NightRows.class).count(younger);

		this.purge.execute(Period.ofDays((int) age - 1), ACT, (night) -> {
		});

		assertThat(this.line.bean(NightRows.class).count(old)).isEmpty();
		assertThat(this.line.bean(NightRows.class).count(younger)).isEqualTo(before);
	}

	private NightRun deliver(String fileName) {
		this.line.put("news", fileName, content(fileName));
		NightRun run = this.line.run();
		assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
		return run;
	}

	// Six rows, one of them bad, that no other date has.
	private String content(String name) {
		String text = "The house of " + name + " on " + this.line.date();
		return "id,title\n1," + text + "\n2," + text + "\n3,too,many\n4," + text + "\n5," + text + "\n6," + text + "\n";
	}

	private void purgeAll() {
		this.purge.execute(Period.ofDays(1), ACT, (night) -> {
		});
	}

	private PurgePlan planOrNothing() {
		try {
			return this.purge.plan(Period.ofDays(1));
		}
		catch (NothingToDo ex) {
			return new PurgePlan(false, List.of(), List.of(String.valueOf(ex.getMessage()).substring(18).split("; ")));
		}
	}

	private PurgePlan.PlannedNight planned(Night night) {
		return this.purge.plan(Period.ofDays(1))
			.nights()
			.stream()
			.filter((planned) -> planned.night().equals(night.label()))
			.findFirst()
			.orElseThrow();
	}

	private List<AuditEntry> audited(Night night) {
		return this.line.bean(AuditLog.class)
			.find(new AuditFilter(null, "purge", "night " + night.label(), null, null), 10);
	}

	private Map<String, Long> archived(Night night) {
		Map<String, Long> rows = new TreeMap<>();
		Path file = this.line.bean(NightArchive.class).place(night);
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
			lines.lines()
				.map((text) -> this.line.bean(JsonMapper.class).readTree(text))
				.forEach((row) -> rows.merge(row.get("table").asString(), 1L, Long::sum));
			return rows;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private long number(String query) {
		return this.jdbc.sql(query).query(Long.class).single();
	}

	private static String sha256(Path file) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
		}
		catch (IOException | NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
