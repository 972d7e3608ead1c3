package io.tradu.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.deadletter.LetterState;
import io.tradu.batch.lease.Lease;
import io.tradu.batch.lease.Leases;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.Refused;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Letters that stay where they are, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RefusedReplayIntegrationTests {

	private static final String ROW = "news/a.csv:2 es";

	private final Line line;

	private final RejectingNight night;

	RefusedReplayIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, RejectingNight.FEEDS, RejectingNight.SETTINGS);
		this.night = new RejectingNight(this.line);
	}

	@BeforeEach
	void rejectRows() {
		this.night.run();
	}

	@Test
	void refusesLetterThatIsNotThere() {
		assertRefused(List.of(987654321L), "there is no dead letter 987654321");
	}

	@Test
	void refusesLetterThatWasReplayed() {
		List<Long> ids = this.night.ids(ROW);
		this.night.replay(ids);

		assertRefused(ids, "is REPLAYED, by tester: for the test");
	}

	@Test
	void refusesLetterThatWasDiscarded() {
		List<Long> ids = this.night.ids(ROW);
		this.line.bean(Discards.class).discard(LetterChoice.of(ids), new Act("boss", "not worth it"));

		assertRefused(ids, "(news/a.csv:2 es) is DISCARDED, by boss: not worth it");
	}

	@Test
	void keepsDiscardedRowsAmongTheRejected() {
		Map<String, String> before = this.night.outbox();
		List<Long> ids = this.night.ids(ROW);
		this.line.bean(Discards.class).discard(LetterChoice.of(ids), new Act("boss", "not worth it"));

		assertThat(this.night.letters(LetterState.OPEN)).extracting(Letter::item).doesNotContain(ROW);
		assertThat(this.night.letters(LetterState.DISCARDED)).extracting(Letter::item).containsExactly(ROW);
		assertThat(this.line.bean(AuditLog.class)
			.find(new AuditFilter("boss", "discard", "dead letter " + ids.get(0), null, null), 9)).hasSize(1);
		this.night.replay(this.night.ids("news/a.csv:5 es"));
		assertThat(this.night.delivered("a.es.rejected.csv")).contains("\n2,").doesNotContain("\n5,");
		assertThat(this.night.outbox()).hasSameSizeAs(before);
		this.night.assertConserved();
	}

	@Test
	void discardsAllOrNone() {
		List<Long> ids = this.night.ids(ROW, "news/a.csv:5 es");
		Discards discards = this.line.bean(Discards.class);
		discards.discard(LetterChoice.of(ids.subList(0, 1)), new Act("boss", "not worth it"));

		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> discards.discard(LetterChoice.of(ids), new Act("boss", "x")));

		assertThat(this.night.letter("news/a.csv:5 es").kept().isOpen()).isTrue();
	}

	@Test
	void refusesWhileSomethingRuns() {
		List<Long> ids = this.night.ids(ROW);
		Lease lease = this.line.bean(Leases.class).acquire(NightRunner.JOB);
		try {
			assertRefused(ids, "a night or a replay is running");
			assertThatExceptionOfType(Refused.class)
				.isThrownBy(() -> this.line.bean(Discards.class).discard(LetterChoice.of(ids), new Act("boss", "x")));
		}
		finally {
			lease.close();
		}
	}

	@Test
	void refusesLettersOfUnfinishedNight() {
		this.line.nextDate();
		this.line.put("news", "a.csv", "id,title,body,url\n1,too,few\n2,A day of %s,-,-\n".formatted(this.line.date()));
		this.line.engine().beforeEachCall(() -> {
			throw new IllegalStateException("made up");
		});
		this.line.run();

		assertRefused(this.night.ids("news/a.csv:1"), "night " + this.line.date() + " is not finished yet (FAILED)");
		this.line.engine().reset();
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void refusesOtherBytesInTheArchive() throws IOException {
		Path archived = this.line.archived("news", "a.csv");
		Files.writeString(archived, "7,more\n", StandardOpenOption.APPEND);

		assertRefused(this.night.ids(ROW), "news/a.csv has other bytes in " + archived);
	}

	@Test
	void refusesFeedWithOtherColumns() {
		change("news: columns", "[title]");

		assertRefused(this.night.ids(ROW), "news: columns was [title] and now is [title, body]");
	}

	@Test
	void allowsFeedWithOtherRoutes() {
		change("news: routes", "others");

		assertThat(this.night.replay(this.night.ids(ROW)).count(ItemState.DELIVERED)).isOne();
	}

	@Test
	void refusesRouteThatNoEngineKnows() {
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.night.replay(this.night.ids(ROW), "nobody:en-es", Edits.NONE))
			.withMessage("no engine knows the route nobody:en-es");
	}

	@Test
	void refusesRouteToAnotherLanguage() {
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.night.replay(this.night.ids(ROW), "fake:en-ca", Edits.NONE))
			.withMessageContaining("leads to ca")
			.withMessageContaining("is for es");
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.night.replay(this.night.ids("news/a.csv:3"), "fake:en-es", Edits.NONE))
			.withMessageContaining("is for es, ca");
	}

	@Test
	void refusesEditsThatCannotBeMeant() {
		List<Long> row = this.night.ids(ROW);
		List<Long> bad = this.night.ids("news/a.csv:3");
		assertWrong(row, new Edits(Map.of("titel", "x"), Map.of(), null), "called titel");
		assertWrong(row, new Edits(Map.of("url", "x"), Map.of(), null), "called url");
		assertWrong(row, new Edits(Map.of("title", "x"), Map.of("title", "y"), null), "both --source and --target");
		assertWrong(row, new Edits(Map.of(), Map.of(), "2,a,b,c"), "is a good record");
		assertWrong(bad, new Edits(Map.of("title", "x"), Map.of(), null), "--row");
		assertWrong(this.night.ids(ROW, "news/a.csv:5 es"), new Edits(Map.of("title", "x"), Map.of(), null),
				"one row at a time");
		assertThat(this.night.letter(ROW).content().attempts()).isOne();
	}

	private void change(String name, String setting) {
		this.line.bean(JdbcClient.class)
			.sql("update night_input set setting = ? where name = ? and night_id = (select max(id) from night)")
			.params(setting, name)
			.update();
	}

	private void assertRefused(List<Long> ids, String reason) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.night.replay(ids)).withMessageContaining(reason);
	}

	private void assertWrong(List<Long> ids, Edits edits, String reason) {
		assertThatExceptionOfType(WrongEdit.class).isThrownBy(() -> this.night.replay(ids, null, edits))
			.withMessageContaining(reason);
	}

}
