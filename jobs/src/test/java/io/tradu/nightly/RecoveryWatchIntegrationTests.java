package io.tradu.nightly;

import java.util.ArrayList;
import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.launch.StopRequests;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the watch does of its own accord, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RecoveryWatchIntegrationTests {

	private static final Act ACT = new Act("maria", "called at three");

	private final Line line;

	private final NightRecovery recovery;

	private final RecoveryWatch watch;

	private final List<String> told = new ArrayList<>();

	RecoveryWatchIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.NEWS, "tradu.ingest.block-rows=2", "tradu.recovery.max-restarts=2");
		this.recovery = this.line.bean(NightRecovery.class);
		this.watch = this.line.bean(RecoveryWatch.class);
	}

	@BeforeEach
	void putDocument() {
		DeadRun.putDocument(this.line);
	}

	@AfterEach
	void leaveNothingOpen() {
		this.recovery.recover(null, ACT);
	}

	@Test
	void letsANightGoOnWhoseProcessDied() {
		long run = DeadRun.killInTranslation(this.line);

		look();

		assertThat(this.told).singleElement().asString().contains("run " + run + " is recovered");
		assertThat(audit("night " + this.line.date())).first()
			.satisfies((entry) -> assertThat(entry.reason()).isEqualTo("automatic restart 1 of 2"));
		assertThat(this.line.bean(RunList.class).find(this.line.date().toString()))
			.hasValueSatisfying((last) -> assertThat(last.status()).isEqualTo("COMPLETED"));
	}

	@Test
	void letsANightGoOnWhoseProcessWasToldToEnd() {
		long run = DeadRun.interruptInTranslation(this.line, Act.ofLine("its process was told to end"));
		assertThat(audit("run " + run)).singleElement()
			.satisfies((entry) -> assertThat(entry.action()).isEqualTo("interrupt"));

		look();
		look();

		assertThat(this.line.bean(RunList.class).newest(2)).extracting(RunList.Run::status)
			.containsExactly("COMPLETED", "STOPPED");
		assertThat(audit("night " + this.line.date())).first()
			.satisfies((entry) -> assertThat(entry.reason()).isEqualTo("automatic restart 1 of 2"));
	}

	@Test
	void leavesANightAloneThatAPersonInterrupted() {
		long run = DeadRun.interruptInTranslation(this.line, new Act("maria", "Ctrl-C"));

		look();

		assertThat(newest()).isEqualTo(run);
		assertThat(audit("run " + run)).singleElement().satisfies((entry) -> {
			assertThat(entry.action()).isEqualTo("stop");
			assertThat(entry.actor()).isEqualTo("maria");
		});
	}

	@Test
	void leavesANightAloneThatAPersonStoppedBeforeItsProcessDied() {
		long run = DeadRun.killInTranslation(this.line);
		this.line.bean(StopRequests.class).add(run, "maria", "the engine is to be replaced");

		look();
		look();

		assertThat(newest()).isEqualTo(run);
		assertThat(this.line.bean(RunList.class).newest(1)).first()
			.satisfies((last) -> assertThat(last.status()).isEqualTo("FAILED"));
	}

	@Test
	void goesOnWhereAnotherDiedBetweenRecoveryAndRestart() {
		DeadRun.killInTranslation(this.line);
		this.recovery.recover(null, Act.ofLine("its process is dead"));

		look();

		assertThat(this.line.bean(RunList.class).find(this.line.date().toString()))
			.hasValueSatisfying((last) -> assertThat(last.status()).isEqualTo("COMPLETED"));
	}

	@Test
	void leavesANightToAPersonWhoseProcessDiesAgainAndAgain() {
		DeadRun.killInTranslation(this.line);
		dyingAgain();
		dyingAgain();
		long last = newest();

		look();
		look();

		assertThat(newest()).isEqualTo(last);
		assertThat(this.told).filteredOn((words) -> words.contains("needs a person"))
			.singleElement()
			.asString()
			.contains("restarted 2 times", "scripts/tradu explain " + last);
	}

	@Test
	void leavesANightAloneThatFailedByItself() {
		long run = DeadRun.failInTranslation(this.line);

		look();

		assertThat(newest()).isEqualTo(run);
		assertThat(this.told).isEmpty();
	}

	@Test
	void countsAnewWhenAPersonHasRestarted() {
		DeadRun.killInTranslation(this.line);
		dyingAgain();
		dyingAgain();
		this.recovery.recover(null, ACT);
		long byPerson = DeadRun.killInTranslation(this.line);

		look();

		assertThat(newest()).isGreaterThan(byPerson);
		assertThat(this.told).noneMatch((words) -> words.contains("needs a person"));
	}

	private void look() {
		this.watch.look((date, act) -> this.line.bean(NightRunner.class).run(date, false, act, (night) -> {
		}), this.told::add);
	}

	private void dyingAgain() {
		this.line.engine().beforeEachCall(() -> {
			throw new IllegalStateException("nobody thought of this");
		});
		look();
		this.line.engine().reset();
		DeadRun.leave(this.line, newest(), "STARTED");
	}

	private long newest() {
		return this.line.bean(RunList.class).newest(1).get(0).id();
	}

	private List<AuditEntry> audit(String subject) {
		return this.line.bean(AuditLog.class).find(new AuditFilter(null, null, subject, null, null), 10);
	}

}
