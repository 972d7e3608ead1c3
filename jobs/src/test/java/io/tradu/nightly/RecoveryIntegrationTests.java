package io.tradu.nightly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

import io.tradu.batch.LocalTimes;
import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.lease.Lease;
import io.tradu.batch.lease.Leases;
import io.tradu.batch.recovery.Change;
import io.tradu.batch.recovery.DecisionNeeded;
import io.tradu.testing.FaultyDatabase.Commit;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

/** Runs whose process has died, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RecoveryIntegrationTests {

	private static final Act ACT = new Act("maria", "called at three");

	private final Line line;

	private final NightRecovery recovery;

	RecoveryIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.NEWS, "tradu.ingest.block-rows=2", "tradu.recovery.max-restarts=2");
		this.recovery = this.line.bean(NightRecovery.class);
	}

	@BeforeEach
	void putDocument() {
		DeadRun.putDocument(this.line);
	}

	@AfterEach
	void leaveNothingOpen() {
		this.recovery.recover(null, ACT);
		assertThat(this.recovery.isNeeded()).isFalse();
	}

	@Test
	void putsRunStepsAndBlocksRightAndSaysWhatChanged() {
		long run = DeadRun.killInTranslation(this.line);
		setBlocks("PROCESSING");

		assertThat(this.recovery.isNeeded()).isTrue();
		assertThat(this.recovery.recover(null, ACT)).singleElement().satisfies((recovered) -> {
			assertThat(recovered.id()).isEqualTo(run);
			assertThat(recovered.changes()).containsExactly(new Change("run " + run, "STARTED", "FAILED"),
					new Change("step translateBlocks", "STARTED", "FAILED"),
					new Change("blocks", "2 PROCESSING", "2 PENDING"));
		});
		assertThat(this.recovery.deadProcess()).isEmpty();
		assertThat(audit("run " + run)).extracting(AuditEntry::action, AuditEntry::actor, AuditEntry::reason)
			.containsExactly(tuple("recover", "maria", "called at three"));
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void endsARunAndItsStepsAtTheirLastCommit() {
		long run = DeadRun.killInTranslation(this.line);
		DeadRun.age(this.line, run, 5);

		this.recovery.recover(null, ACT);

		RunList.Run recovered = this.line.bean(RunList.class).find(Long.toString(run)).orElseThrow();
		assertThat(Duration.between(recovered.started(), recovered.ended())).isBetween(Duration.ZERO,
				Duration.ofHours(1));
		assertThat(stepEnds(run)).hasSizeGreaterThan(2)
			.allSatisfy((end) -> assertThat(end).isBetween(recovered.started(), recovered.ended()));
	}

	@Test
	void endsARunAtItsLastCommitThatASettlementOrTheNextRunPutsRight() {
		long settled = DeadRun.failInTranslation(this.line);
		DeadRun.leave(this.line, settled, "UNKNOWN");
		DeadRun.age(this.line, settled, 5);
		this.recovery.settle(settled, ACT);
		long dead = DeadRun.killInTranslation(this.line);
		DeadRun.age(this.line, dead, 4);

		this.line.run();

		assertThat(List.of(settled, dead)).allSatisfy((run) -> {
			RunList.Run ended = this.line.bean(RunList.class).find(Long.toString(run)).orElseThrow();
			assertThat(Duration.between(ended.started(), ended.ended())).isBetween(Duration.ZERO, Duration.ofHours(1));
		});
	}

	@Test
	void endsARunOfAProcessInAnotherTimeZoneAtItsLastCommit() {
		long run = DeadRun.killInTranslation(this.line);
		DeadRun.moveEast(this.line, run, 3);

		this.recovery.recover(null, ACT);

		RunList.Run recovered = this.line.bean(RunList.class).find(Long.toString(run)).orElseThrow();
		assertThat(Duration.between(recovered.started(), recovered.ended())).isBetween(Duration.ZERO,
				Duration.ofHours(1));
		assertThat(recovered.ended()).isBeforeOrEqualTo(this.line.bean(Clock.class).instant());
	}

	@Test
	void leavesTheEndAloneOfARunWithAnOpenStep() {
		long run = DeadRun.failInTranslation(this.line);
		DeadRun.age(this.line, run, 5);
		Instant ended = this.line.bean(RunList.class).find(Long.toString(run)).orElseThrow().ended();
		DeadRun.leaveStep(this.line, run, "STARTED");

		this.recovery.recover(null, ACT);

		assertThat(this.line.bean(RunList.class).find(Long.toString(run)).orElseThrow().ended()).isEqualTo(ended);
	}

	@Test
	void remembersWhatARunHadMovedWhoseProcessDied() {
		long run = DeadRun.killInTranslation(this.line);
		JdbcClient jdbc = this.line.bean(JdbcClient.class);
		jdbc.sql("delete from run_rows where job_execution_id = ?").param(run).update();

		this.recovery.recover(null, ACT);

		assertThat(jdbc.sql("select count(*) from run_rows where job_execution_id = ?")
			.param(run)
			.query(Long.class)
			.single()).isOne();
	}

	@Test
	void drawsTheReportOfANightThatIsPutRight() {
		long run = DeadRun.killInTranslation(this.line);

		this.recovery.recover(null, ACT);

		assertThat(Line.read(this.line.path("reports", this.line.date() + ".html"))).contains("Run " + run + ": failed",
				"scripts/tradu restart " + run);
	}

	@Test
	void putsAStepRightThatAnEndedRunLeftOpen() {
		long run = DeadRun.failInTranslation(this.line);
		DeadRun.leaveStep(this.line, run, "STARTED");

		assertThat(this.recovery.recover(null, ACT)).singleElement()
			.satisfies((recovered) -> assertThat(recovered.changes())
				.contains(new Change("step translateBlocks", "STARTED", "FAILED")));
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void putsNothingRightIfOneOfTheChangesFails() {
		long run = DeadRun.killInTranslation(this.line);
		setBlocks("PROCESSING");
		this.line.database().failStatement("insert into block_event", 1);

		assertThat(catchThrowable(() -> this.recovery.recover(null, ACT))).isNotNull();

		assertThat(status(run)).isEqualTo("STARTED");
		assertThat(audit("run " + run)).isEmpty();
		this.line.database().reset();
		assertThat(this.recovery.recover(null, ACT)).hasSize(1);
		assertThat(status(run)).isEqualTo("FAILED");
	}

	@Test
	void refusesWhileAProcessWorksAndSaysWhich() {
		long run = DeadRun.failInTranslation(this.line);
		DeadRun.leave(this.line, run, "STARTED");
		try (Lease lease = this.line.bean(Leases.class).acquire(NightRunner.JOB)) {
			assertThat(lease.isLost()).isFalse();
			assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.recovery.recover(null, ACT))
				.withMessageContaining("held by process " + ProcessHandle.current().pid())
				.withMessageContaining("only what is dead");
			assertThat(this.recovery.isNeeded()).isFalse();
		}
		assertThat(status(run)).isEqualTo("STARTED");
	}

	@Test
	void findsNothingAfterAHealthyNight() {
		this.line.run();

		assertThat(this.recovery.isNeeded()).isFalse();
		assertThat(this.recovery.recover(null, ACT)).isEmpty();
	}

	@Test
	void asksAPersonHowAnUnknownRunEnded() {
		long run = DeadRun.failInTranslation(this.line);
		DeadRun.leave(this.line, run, "UNKNOWN");

		assertThat(this.recovery.recover(null, ACT)).isEmpty();
		assertThat(this.recovery.undecided()).singleElement()
			.satisfies((decision) -> assertThat(decision).hasMessageContaining("recover " + run + " --settle failed"));
		assertThatExceptionOfType(DecisionNeeded.class).isThrownBy(this.line::run)
			.withMessageContaining("scripts/tradu recover " + run + " --settle failed --reason");

		assertThat(this.recovery.settle(run, ACT).changes()).contains(new Change("run " + run, "UNKNOWN", "FAILED"),
				new Change("step translateBlocks", "UNKNOWN", "FAILED"));
		assertThat(audit("run " + run)).extracting(AuditEntry::action).containsExactly("settle");
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void settlesOnlyWhatIsUnknown() {
		long run = DeadRun.failInTranslation(this.line);

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.recovery.settle(run, ACT))
			.withMessageContaining("nothing to settle");
	}

	@Test
	void knowsHowARunEndedThatItSawLosingACommit() {
		this.line.database().failCommit("insert into block_result", 1, Commit.UNHEARD);

		NightRun run = this.line.run();

		assertThat(run.status()).isEqualTo(BatchStatus.FAILED);
		assertThat(status(run.execution().getId())).isEqualTo("FAILED");
		this.line.database().reset();
		assertThat(this.line.run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	private void setBlocks(String state) {
		this.line.bean(JdbcClient.class)
			.sql("update block set state = ? where state = 'PENDING'")
			.param(state)
			.update();
	}

	private String status(long run) {
		return this.line.bean(JdbcClient.class)
			.sql("select status from batch_job_execution where job_execution_id = ?")
			.param(run)
			.query(String.class)
			.single();
	}

	private List<Instant> stepEnds(long run) {
		return this.line.bean(JdbcClient.class)
			.sql("select end_time from batch_step_execution where job_execution_id = ?")
			.param(run)
			.query(LocalDateTime.class)
			.list()
			.stream()
			.map(LocalTimes::instant)
			.toList();
	}

	private List<AuditEntry> audit(String subject) {
		return this.line.bean(AuditLog.class).find(new AuditFilter(null, null, subject, null, null), 10);
	}

}
