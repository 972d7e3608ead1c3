package io.tradu.replay;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.deadletter.LetterState;
import io.tradu.document.Answer;
import io.tradu.engine.Translation;
import io.tradu.explain.Explanation;
import io.tradu.explain.Explanations;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.RunList;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** The way back in for rows, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReplayIntegrationTests {

	private final Line line;

	private final RejectingNight night;

	ReplayIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, RejectingNight.FEEDS, RejectingNight.SETTINGS);
		this.night = new RejectingNight(this.line);
	}

	@BeforeEach
	void rejectRows() {
		this.night.run();
	}

	@Test
	void keepsWhatTheEnginesAnswered() {
		Letter letter = this.night.letter("news/a.csv:2 es");

		assertThat(letter.kept().isOpen()).isTrue();
		assertThat(letter.kept().run()).isNotNull();
		assertThat(letter.content().reason()).isEqualTo("no-words");
		assertThat(Answer.read(letter.content().answers())).first()
			.isEqualTo(new Answer("title", "fake:en-es", null, List.of("no-words: it has no words for it")));
		assertThat(Answer.read(letter.content().answers())).extracting(Answer::text).contains("Uqog vgzv");
	}

	@Test
	void deliversRowAlongTheRoutesOfTheFeed() {
		ReplayReport report = this.night.replay(this.night.ids("news/a.csv:2 es"));

		assertThat(report.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(report.count(ItemState.DELIVERED)).isOne();
		assertThat(this.night.delivered("a.es.csv").lines()).hasSize(5)
			.element(2)
			.asString()
			.startsWith("2,Dcf fcy c ")
			.endsWith(",Uqog vgzv,http://x.example.com");
		assertThat(this.night.delivered("a.es.rejected.csv")).doesNotContain("\n2,").contains("\n3,", "\n5,");
		assertThat(this.night.letter("news/a.csv:2 es").kept().state()).isEqualTo(LetterState.REPLAYED);
		assertThat(this.night.ledgerLine())
			.isEqualTo("ledger: received=24 delivered=13 rejected=11 canceled=0 balanced=true");
		this.night.assertConserved();
	}

	@Test
	void leavesOtherFilesAlone() {
		Map<String, String> before = this.night.outbox();

		this.night.replay(this.night.ids("news/a.csv:2 es"));

		assertThat(this.night.outbox()).allSatisfy((file, content) -> {
			if (!file.contains("a.es.") && !file.endsWith("manifest.json")) {
				assertThat(content).isEqualTo(before.get(file));
			}
		});
	}

	@Test
	void keepsEveryVersionInTheManifest() {
		String first = this.night.sha256("a.es.csv");
		String firstRejected = this.night.sha256("a.es.rejected.csv");
		assertThat(this.night.target("a.es.csv").has("versions")).isFalse();

		long replay = this.night.replay(this.night.ids("news/a.csv:2 es")).replay();
		String second = this.night.sha256("a.es.csv");
		this.night.replay(this.night.ids("news/a.csv:5 es"));

		JsonNode target = this.night.target("a.es.csv");
		assertThat(target.path("version").asInt()).isEqualTo(3);
		assertThat(target.path("versions").valueStream()).extracting((version) -> version.path("sha256").asString())
			.containsExactly(first, second, this.night.sha256("a.es.csv"));
		assertThat(target.path("versions").valueStream()).extracting((version) -> version.path("why").asString())
			.containsExactly("first delivery", "replay " + replay, "replay " + (replay + 1));
		assertThat(target.path("versions").path(0).path("rejectedSha256").asString()).isEqualTo(firstRejected);
		assertThat(Instant.parse(target.path("versions").path(0).path("deliveredAt").asString()))
			.isBefore(Instant.parse(target.path("versions").path(1).path("deliveredAt").asString()));
		assertThat(this.night.target("a.ca.csv").has("versions")).isFalse();
	}

	@Test
	void namesBothVersionsInTheAuditLog() {
		String first = this.night.sha256("a.es.csv");

		this.night.replay(this.night.ids("news/a.csv:2 es"));

		assertThat(this.line.bean(AuditLog.class)
			.find(new AuditFilter("tester", "redeliver", "deliverable news/a.es.csv", null, null), 1)).singleElement()
			.satisfies((entry) -> {
				assertThat(entry.reason()).isEqualTo("for the test");
				assertThat(entry.detail()).contains(first, this.night.sha256("a.es.csv"), this.line.date().toString());
			});
	}

	@Test
	void judgesARecordByItselfAgainAfterAnEditThatFailed() {
		this.night.rejectBad();
		Edits edits = new Edits(Map.of(), Map.of(), "3,Bad luck,Text,-");
		this.night.replay(this.night.ids("news/a.csv:3"), null, edits);
		assertThat(this.night.letter("news/a.csv:3").content().reason()).isEqualTo("no-words");
		this.line.engine().reset();

		this.night.replay(this.night.ids("news/a.csv:3"));

		Letter letter = this.night.letter("news/a.csv:3");
		assertThat(letter.content().reason()).isEqualTo("ragged-row");
		assertThat(this.line.bean(ReplayAttempts.class).of(letter))
			.extracting(ReplayAttempt::edits, ReplayAttempt::state)
			.containsExactly(tuple(edits, ItemState.FAILED), tuple(Edits.NONE, ItemState.FAILED));
	}

	@Test
	void isExplainedBesideTheReplayBeforeIt() {
		ReplayReport before = this.night.replay(this.night.ids("news/a.csv:2 es"));
		ReplayReport replay = this.night.replay(this.night.ids("news/a.csv:5 es"));

		Explanation explanation = this.line.bean(Explanations.class)
			.of(this.line.bean(RunList.class).find("replay " + replay.replay()).orElseThrow());

		assertThat(explanation.lastGood()).isEqualTo(before.execution().getId());
		assertThat(explanation.differences()).isEmpty();
	}

	@Test
	void keepsCountOfRoutesAndOfWhatIsUntouched() {
		this.night.replay(this.night.ids("news/a.csv:2 es", "news/a.csv:5 es"), "fake:en-xx-es", Edits.NONE);

		assertThat(this.night.delivered("manifest.json")).contains("\"fake:en-xx-es\" : 3")
			.contains("\"untouched\" : 1");
	}

	@Test
	void deliversEditedSource() {
		this.night.rejectBad();

		ReplayReport report = this.night.replay(this.night.ids("news/a.csv:2 es"), null,
				new Edits(Map.of("title", "Fine, \"sunny\" day"), Map.of(), null));

		assertThat(report.count(ItemState.DELIVERED)).isOne();
		assertThat(this.night.delivered("a.es.csv"))
			.contains("\n2,\"Hkpg, \"\"uwppy\"\" fcy\",Uqog vgzv,http://x.example.com\n");
		this.night.assertConserved();
	}

	@Test
	void deliversWhatAPersonHasTranslated() {
		this.night.rejectBad();

		this.night.replay(this.night.ids("news/a.csv:2 es"), null,
				new Edits(Map.of(), Map.of("title", "Mal tiempo " + this.line.date()), null));

		assertThat(this.night.delivered("a.es.csv")).contains("\n2,Mal tiempo " + this.line.date() + ",Uqog vgzv,");
		assertThat(this.night.delivered("manifest.json")).contains("\"person\" : 1");
	}

	@Test
	void checksWhatAPersonHasTranslated() {
		ReplayReport report = this.night.replay(this.night.ids("news/a.csv:2 es"), null,
				new Edits(Map.of(), Map.of("title", "=cmd()"), null));

		assertThat(report.count(ItemState.FAILED)).isOne();
		assertThat(this.night.letter("news/a.csv:2 es").content().reason()).isEqualTo("formula-injection");
		assertThat(Answer.read(this.night.letter("news/a.csv:2 es").content().answers())).first()
			.extracting(Answer::route)
			.isEqualTo("person");
	}

	@Test
	void deliversMendedRecordForAllTargets() {
		this.night.replay(this.night.ids("news/a.csv:3"), null,
				new Edits(Map.of(), Map.of(), "3,\"Fair, day\",Text,-"));

		assertThat(this.night.delivered("a.es.csv")).contains("\n3,\"Hckt, fcy\",Vgzv,-\n4,");
		assertThat(this.night.delivered("a.ca.csv")).contains("\n3,\"Hckt, fcy\",Vgzv,-\n4,");
		assertThat(this.night.ledgerLine())
			.isEqualTo("ledger: received=24 delivered=14 rejected=10 canceled=0 balanced=true");
		this.night.assertConserved();
	}

	@Test
	void deliversMendedRecordForAllTargetsOrNone() {
		this.night.rejectBad();
		Map<String, String> before = this.night.outbox();

		ReplayReport report = this.night.replay(this.night.ids("news/a.csv:3"), null,
				new Edits(Map.of(), Map.of(), "3,Bad luck,Text,-"));

		assertThat(report.count(ItemState.FAILED)).isOne();
		assertThat(this.night.letter("news/a.csv:3").content().detail())
			.isEqualTo("for es: title: it has no words for it");
		assertThat(this.night.outbox()).isEqualTo(before);
	}

	@Test
	void failsAgainWithRecordThatIsStillNone() {
		this.night.replay(this.night.ids("news/a.csv:3"), null, new Edits(Map.of(), Map.of(), "3,\"open,Text,-"));
		assertThat(this.night.letter("news/a.csv:3").content().reason()).isEqualTo("open-quote");

		this.night.replay(this.night.ids("news/a.csv:3"));
		assertThat(this.night.letter("news/a.csv:3").content().attempts()).isEqualTo(3);
		assertThat(this.night.letter("news/a.csv:3").kept().isOpen()).isTrue();
	}

	@Test
	void staysOpenWithTheNewReasonWhenItFailsAgain() {
		this.line.engine().answers((answer) -> new Translation.Untranslatable("silent", "no answer"));
		Map<String, String> before = this.night.outbox();

		ReplayReport report = this.night.replay(this.night.ids("news/a.csv:2 es"));

		assertThat(report.status()).isEqualTo(BatchStatus.COMPLETED);
		Letter letter = this.night.letter("news/a.csv:2 es");
		assertThat(letter.kept().isOpen()).isTrue();
		assertThat(letter.content().attempts()).isEqualTo(2);
		assertThat(letter.content().reason()).isEqualTo("silent");
		assertThat(this.night.outbox()).isEqualTo(before);
	}

	@Test
	void staysOpenWithFingerprintWhenADefectStopsIt() {
		this.line.engine().beforeEachCall(() -> {
			throw new IllegalStateException("nobody thought of this");
		});

		this.night.replay(this.night.ids("news/a.csv:2 es"));

		Letter letter = this.night.letter("news/a.csv:2 es");
		assertThat(letter.content().reason()).isEqualTo("replay-failed");
		assertThat(letter.content().fingerprint()).hasSize(12);
	}

	@Test
	void replaysAllThatAFilterLetsThrough() {
		ReplayReport report = this.night.replay(LetterFilter.open(this.line.date(), "news", "no-words", null));

		assertThat(report.count(ItemState.DELIVERED)).isEqualTo(8);
		assertThat(this.night.letters(LetterState.OPEN)).extracting(Letter::item)
			.containsExactlyInAnyOrder("news/a.csv:3", "news/b.csv:3");
		this.night.assertConserved();
	}

	@Test
	void removesTheRejectedFileWithItsLastRow() {
		this.night.replay(LetterFilter.open(this.line.date(), "news", "no-words", null));
		this.night.replay(this.night.ids("news/a.csv:3"), null, new Edits(Map.of(), Map.of(), "3,Fair,Text,-"));

		assertThat(Files.exists(this.line.delivered("news", "a.es.rejected.csv"))).isFalse();
		assertThat(Files.exists(this.line.delivered("news", "a.ca.rejected.csv"))).isFalse();
		this.night.assertConserved();
	}

	@Test
	void doesNothingWhereNoLetterIsLikeThat() {
		assertThatExceptionOfType(NothingToDo.class)
			.isThrownBy(() -> this.night.replay(LetterFilter.open(this.line.date(), "nothing", null, null)));
	}

	@Test
	void leavesATrace() {
		Letter letter = this.night.letter("news/a.csv:2 es");
		ReplayReport report = this.night.replay(List.of(letter.id()));

		assertThat(this.line.bean(AuditLog.class)
			.find(new AuditFilter(null, "replay", "dead letter " + letter.id(), null, null), 9)).singleElement()
			.satisfies((entry) -> {
				assertThat(entry.reason()).isEqualTo("for the test");
				assertThat(entry.detail()).isEqualTo("news/a.csv:2 es: replay " + report.replay());
			});
	}

}
