package io.tradu.hold;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.engine.Translation.Untranslatable;
import io.tradu.explain.Explanations;
import io.tradu.nightly.Abandonment;
import io.tradu.nightly.NightDecisions;
import io.tradu.nightly.NightRun;
import io.tradu.nightly.Refused;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Nights in which a route rejects most of what it is asked, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class HeldDocumentsIntegrationTests {

	private static final Act ACT = new Act("maria", "the customer wants what there is");

	private static final String FEEDS = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es]
			      columns: [title]
			      routes:
			        es: ["fake:en-es", "fake:en-ca-es"]
			    tickets:
			      source: en
			      targets: [ca]
			      columns: [title]
			      routes:
			        ca: ["fake:en-ca"]
			""";

	private final Line line;

	HeldDocumentsIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, FEEDS, "tradu.ingest.block-rows=5");
	}

	@BeforeEach
	void nextNight() {
		this.line.nextDate();
		this.line.put("tickets", "other.csv", document(25));
	}

	@Test
	void holdsTheDocumentsOfTheRouteAndDeliversAllOthers() {
		put(25);
		reject("fake:en-es");
		reject("fake:en-ca-es");

		NightRun run = this.line.run();

		assertThat(run.status()).isEqualTo(BatchStatus.FAILED);
		assertThat(run.decision())
			.hasValueSatisfying((decision) -> assertThat(decision.category()).isEqualTo(FailureCategory.DATA));
		assertThat(this.line.delivered("news", "a.es.csv")).doesNotExist();
		assertThat(this.line.delivered("news", "a.es.rejected.csv")).doesNotExist();
		assertThat(this.line.delivered("news", "manifest.json")).doesNotExist();
		assertThat(this.line.delivered("tickets", "other.ca.csv")).exists();
		assertThat(this.line.run().decision()).isPresent();
	}

	@Test
	void holdsThemAlsoWhenAnotherRouteHadBetterAnswers() {
		put(25);
		reject("fake:en-es");

		assertThat(this.line.run().decision()).isPresent();
		assertThat(this.line.delivered("news", "a.es.csv")).doesNotExist();
	}

	@Test
	void deliversThemWhenAnOperatorDecidesSo() {
		put(25);
		reject("fake:en-es");
		reject("fake:en-ca-es");
		Run waiting = run(this.line.run());
		assertThat(this.line.bean(Explanations.class).actions(waiting)).anyMatch(
				(command) -> command.command().contains("scripts/tradu restart " + waiting.id() + " --deliver-held"));

		this.line.bean(NightDecisions.class).deliverHeld(waiting, ACT);

		NightRun completed = this.line.run();
		assertThat(completed.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.line.account(completed).ledgerLine())
			.isEqualTo("ledger: received=50 delivered=25 rejected=25 canceled=0 balanced=true");
		assertThat(this.line.delivered("news", "a.es.rejected.csv")).exists();
		assertThat(this.line.bean(AuditLog.class)
			.find(new AuditFilter(null, "deliver-held", "run " + waiting.id(), null, null), 1)).singleElement()
			.extracting(AuditEntry::actor, AuditEntry::reason)
			.containsExactly(ACT.actor(), ACT.reason());
	}

	@Test
	void asksTheEnginesAgainWhenTheyAreGivenBack() {
		put(25);
		reject("fake:en-es");
		reject("fake:en-ca-es");
		NightRun waiting = this.line.run();
		this.line.engine().reset();

		this.line.bean(Abandonment.class).abandon(waiting.night(), true, ACT);

		NightRun again = this.line.run(true);
		assertThat(again.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.line.account(again).ledgerLine())
			.isEqualTo("ledger: received=25 delivered=25 rejected=0 canceled=0 balanced=true");
		assertThat(this.line.delivered("news", "a.es.csv")).exists();
	}

	@Test
	void failsWhenTheEngineDoesNotTranslateWhatItIsKnownTo() {
		put(25);
		reject("fake:en-es");
		this.line.engine().proof(() -> {
			throw new StoppingFailure(FailureCategory.DEPENDENCY, "it only echoes", null);
		});

		NightRun run = this.line.run();

		assertThat(run.decision()).isEmpty();
		assertThat(run.failure())
			.hasValueSatisfying((failure) -> assertThat(failure.category()).isEqualTo(FailureCategory.DEPENDENCY));
		assertThat(this.line.delivered("news", "a.es.csv")).doesNotExist();
		assertThat(this.line.delivered("tickets", "other.ca.csv")).exists();
	}

	@Test
	void judgesNoRouteByFewRows() {
		put(19);
		reject("fake:en-es");

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void judgesNoRouteByTheRowsThatFailedOnTheOneBefore() {
		this.line.put("news", "a.csv", document(50) + "Bad\n".repeat(22));
		this.line.engine()
			.answers((answer) -> String.valueOf(answer).contains("Bcf") || String.valueOf(answer).contains("Dcf")
					? new Untranslatable("no-words", "it has no words for it") : answer);

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void judgesNoRouteByRowsThatAreNoRecords() {
		this.line.put("news", "a.csv", document(30) + "one,too many\n".repeat(15));

		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void refusesADecisionWhereNoneIsNeeded() {
		put(5);
		Run completed = run(this.line.run());

		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.line.bean(NightDecisions.class).deliverHeld(completed, ACT));
	}

	private void put(int rows) {
		this.line.put("news", "a.csv", document(rows));
	}

	private String document(int rows) {
		return IntStream.range(0, rows)
			.mapToObj((row) -> "The old house of " + this.line.date() + " number " + row)
			.collect(Collectors.joining("\n", "title\n", "\n"));
	}

	private void reject(String route) {
		this.line.engine().answers(route, (answer) -> new Untranslatable("no-words", "it has no words for it"));
	}

	private Run run(NightRun run) {
		return this.line.bean(RunList.class).find(Long.toString(run.execution().getId())).orElseThrow();
	}

}
