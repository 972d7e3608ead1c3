package io.tradu.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.tradu.batch.audit.Act;
import io.tradu.batch.deadletter.LetterState;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.TransientFailure;
import io.tradu.nightly.Refused;
import io.tradu.testing.FaultyDatabase.Commit;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A replay that fails somewhere and goes on, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReplayRestartIntegrationTests {

	private static final Act ACT = new Act("maria", "the engine is back");

	private final Line line;

	private final RejectingNight night;

	private final RejectingNight undisturbed;

	ReplayRestartIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, RejectingNight.FEEDS + "# disturbed", RejectingNight.SETTINGS);
		this.night = new RejectingNight(this.line);
		this.undisturbed = new RejectingNight(
				Line.shared(TestDatabase.H2, RejectingNight.FEEDS + "# like " + database, RejectingNight.SETTINGS));
	}

	@BeforeEach
	void rejectRows() {
		this.night.run();
		this.undisturbed.run();
	}

	@ParameterizedTest
	@EnumSource
	void goesOnWhereItFailed(Disturbance disturbance) {
		disturbance.begin.accept(this.line);
		ReplayReport failed = replay(this.night);
		assertThat(failed.status()).isEqualTo(BatchStatus.FAILED);
		assertThat(failed.failedStep()).contains(disturbance.step);
		assertThat(this.line.database().isArmed()).isFalse();
		this.line.engine().reset();
		disturbance.end.accept(this.line);

		ReplayReport completed = this.line.bean(ReplayRunner.class).goOn(failed.replay(), ACT);

		assertThat(completed.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(completed.count(ItemState.DELIVERED)).isEqualTo(8);
		assertThat(this.night.letters(LetterState.OPEN)).hasSize(2)
			.allMatch((letter) -> letter.content().attempts() == 1);
		replay(this.undisturbed);
		assertThat(this.night.outbox()).isEqualTo(this.undisturbed.outbox());
		assertThat(this.night.ledgerLine()).isEqualTo(this.undisturbed.ledgerLine());
		this.night.assertConserved();
	}

	@Test
	void countsOneTryWhenItFailsAgainAndIsDisturbed() {
		this.night.rejectBad();
		this.line.database().failCommit("update dead_letter", 1, Commit.UNHEARD);

		ReplayReport failed = replay(this.night);
		this.line.bean(ReplayRunner.class).goOn(failed.replay(), ACT);

		assertThat(this.night.letters(LetterState.OPEN)).filteredOn((letter) -> !letter.isOfAllTargets())
			.hasSize(8)
			.allMatch((letter) -> letter.content().attempts() == 2);
	}

	@Test
	void refusesLettersOfAReplayThatIsNotFinished() {
		Disturbance.TRANSLATE_STATEMENT.begin.accept(this.line);
		ReplayReport failed = replay(this.night);
		List<Long> ids = this.night.ids("news/a.csv:2 es");

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.night.replay(ids))
			.withMessageContaining("is part of replay " + failed.replay() + ", which is not finished");
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.line.bean(Discards.class).discard(LetterChoice.of(ids), new Act("boss", "x")));

		this.line.bean(ReplayRunner.class).goOn(failed.replay(), ACT);
	}

	@Test
	void refusesToGoOnWithOtherBytesInTheArchive() throws IOException {
		Disturbance.TRANSLATE_STATEMENT.begin.accept(this.line);
		ReplayReport failed = replay(this.night);
		Path archived = this.line.archived("news", "a.csv");
		String content = Files.readString(archived);
		Files.writeString(archived, content + "7,more,-,-\n");

		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.line.bean(ReplayRunner.class).goOn(failed.replay(), ACT))
			.withMessageContaining("news/a.csv has other bytes");

		Files.writeString(archived, content);
		assertThat(this.line.bean(ReplayRunner.class).goOn(failed.replay(), ACT).count(ItemState.DELIVERED))
			.isEqualTo(8);
	}

	@Test
	void refusesToGoOnWithFinishedReplay() {
		ReplayReport completed = replay(this.night);

		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.line.bean(ReplayRunner.class).goOn(completed.replay(), ACT));
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.line.bean(ReplayRunner.class).goOn(987654321, ACT));
	}

	private static ReplayReport replay(RejectingNight night) {
		return night
			.replay(LetterFilter.open(night.letters(null).get(0).document().businessDate(), "news", "no-words", null));
	}

	/** Something that goes wrong in the middle of a replay. */
	enum Disturbance {

		TRANSLATE_STATEMENT("translateLetters", (line) -> line.database().failStatement("insert into replayed_row", 3)),
		TRANSLATE_STATE("translateLetters", (line) -> line.database().failStatement("update replay_item", 2)),
		TRANSLATE_COMMIT_LOST("translateLetters",
				(line) -> line.database().failCommit("insert into replayed_row", 2, Commit.LOST)),
		TRANSLATE_COMMIT_UNHEARD("translateLetters",
				(line) -> line.database().failCommit("insert into replayed_row", 2, Commit.UNHEARD)),
		TRANSLATE_ENGINE_AWAY("translateLetters", (line) -> {
			AtomicInteger calls = new AtomicInteger();
			line.engine().beforeEachCall(() -> {
				if (calls.incrementAndGet() > 3) {
					throw new TransientFailure(FailureCategory.DEPENDENCY, "the engine does not answer", null);
				}
			});
		}),
		REDELIVER_LETTERS("redeliverDocuments",
				(line) -> line.database().failStatement("update dead_letter set state", 2)),
		REDELIVER_DELIVERABLE("redeliverDocuments",
				(line) -> line.database().failStatement("insert into deliverable", 4)),
		REDELIVER_COMMIT_LOST("redeliverDocuments",
				(line) -> line.database().failCommit("insert into deliverable", 1, Commit.LOST)),
		REDELIVER_COMMIT_UNHEARD("redeliverDocuments",
				(line) -> line.database().failCommit("insert into deliverable", 1, Commit.UNHEARD)),
		REDELIVER_FOLDER_IN_THE_WAY("redeliverDocuments", (line) -> inTheWay(line, true),
				(line) -> inTheWay(line, false)),
		RECONCILE_STATEMENT("reconcileReplay", (line) -> line.database().failStatement("insert into ledger", 2)),
		RECONCILE_COMMIT_LOST("reconcileReplay",
				(line) -> line.database().failCommit("insert into ledger", 1, Commit.LOST)),
		RECONCILE_COMMIT_UNHEARD("reconcileReplay",
				(line) -> line.database().failCommit("insert into ledger", 1, Commit.UNHEARD));

		private final String step;

		private final Consumer<Line> begin;

		private final Consumer<Line> end;

		Disturbance(String step, Consumer<Line> begin) {
			this(step, begin, (line) -> {
			});
		}

		Disturbance(String step, Consumer<Line> begin, Consumer<Line> end) {
			this.step = step;
			this.begin = begin;
			this.end = end;
		}

		private static void inTheWay(Line line, boolean stands) {
			try {
				Path place = line.delivered("news", "b.es.csv");
				Path aside = line.delivered("news", "b.es.csv.aside");
				if (stands) {
					Files.move(place, aside);
					Files.createDirectory(place);
				}
				else {
					Files.delete(place);
					Files.move(aside, place);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
