package io.tradu.nightly;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.lease.Lease;
import io.tradu.batch.lease.Leases;
import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequest.State;
import io.tradu.batch.schedule.LaunchRequests;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What becomes of nights that were asked for, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RequestedNightsIntegrationTests {

	private final Line line;

	private final LaunchRequests requests;

	private final RequestedNights nights;

	private final List<String> told = new ArrayList<>();

	RequestedNightsIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.NEWS, "tradu.ingest.block-rows=2", "tradu.recovery.max-restarts=2");
		this.requests = this.line.bean(LaunchRequests.class);
		this.nights = this.line.bean(RequestedNights.class);
	}

	@BeforeEach
	void putDocument() {
		DeadRun.putDocument(this.line);
	}

	@AfterEach
	void leaveNothingWaiting() {
		this.requests.waiting().forEach((request) -> this.requests.failed(request.id(), "the test is over"));
	}

	@Test
	void runsANightThatWasAskedFor() {
		LaunchRequest request = ask("nightly");

		look();
		look();

		assertThat(outcome(request)).isEqualTo("LAUNCHED COMPLETED");
		assertThat(runs()).isEqualTo(1);
		assertThat(this.line.bean(AuditLog.class)
			.find(new AuditFilter(null, "run", "night " + this.line.date(), null, null), 1))
			.extracting(AuditEntry::actor, AuditEntry::reason)
			.containsExactly(Tuple.tuple("ann", "schedule nightly: late documents"));
	}

	@Test
	void saysThatThereWasNothingToDo() {
		this.line.nextDate();
		LaunchRequest request = ask("nightly");

		look();

		assertThat(outcome(request)).isEqualTo("NOT_NEEDED nothing to do: the inbox is empty");
		assertThat(runs()).isZero();
	}

	@Test
	void saysThatTheNightHasRunAlready() {
		this.line.run();
		LaunchRequest request = ask("nightly");

		look();
		look();

		assertThat(outcome(request)).startsWith("NOT_NEEDED night " + this.line.date() + " is COMPLETED");
		assertThat(this.told).filteredOn((words) -> words.contains("was not launched")).hasSize(1);
	}

	@Test
	void saysThatTheNightHasFailed() {
		LaunchRequest request = ask("nightly");
		this.line.engine().reset();

		this.nights.look((date, act) -> DeadRun.failInTranslation(this.line), this.told::add);

		assertThat(outcome(request)).isEqualTo("LAUNCHED FAILED");
	}

	@Test
	void waitsWhileAnotherNightRuns() {
		LaunchRequest request = ask("nightly");
		try (Lease other = this.line.bean(Leases.class).acquire(NightRunner.JOB)) {
			look();
			assertThat(other.isLost()).isFalse();
		}
		assertThat(outcome(request)).isEqualTo("REQUESTED ");

		look();

		assertThat(outcome(request)).isEqualTo("LAUNCHED COMPLETED");
	}

	@Test
	void triesAgainWhenAnotherNightWasQuicker() {
		LaunchRequest request = ask("nightly");
		List<Lease> others = new ArrayList<>();

		this.nights.look((date, act) -> {
			others.add(this.line.bean(Leases.class).acquire(NightRunner.JOB));
			throw new Refused("a night is running already");
		}, this.told::add);
		others.forEach(Lease::close);

		assertThat(outcome(request)).isEqualTo("REQUESTED ");
	}

	@Test
	void makesGoodWhatAProcessLeftThatDiedBeforeTheNightBegan() {
		LaunchRequest request = ask("nightly");
		this.requests.claim(request.id());
		this.requests.launched(request.id(), null);
		leftByADeadProcess(request);

		look();

		assertThat(outcome(request)).isEqualTo("LAUNCHED COMPLETED");
		assertThat(this.told).anyMatch((words) -> words.contains("is to be launched again"));
	}

	@Test
	void leavesANightToTheWatchWhoseProcessDiedInIt() {
		LaunchRequest request = ask("nightly");
		this.requests.claim(request.id());
		DeadRun.killInTranslation(this.line);
		leftByADeadProcess(request);

		look();

		assertThat(outcome(request)).isEqualTo("LAUNCHED the process that began it died");
		assertThat(runs()).isEqualTo(1);
		this.line.bean(NightRecovery.class).recover(null, Act.ofLine("test"));
	}

	@Test
	void launchesNothingOfAScheduleThatIsNotSet() {
		LaunchRequest request = ask("removed");

		look();

		assertThat(outcome(request)).startsWith("FAILED schedule removed is not set");
	}

	@Test
	void saysWhyANightCouldNotBeLaunched() {
		LaunchRequest request = ask("nightly");

		assertThatIllegalStateException().isThrownBy(() -> this.nights.look((date, act) -> {
			throw new IllegalStateException("no memory");
		}, this.told::add));

		assertThat(outcome(request)).isEqualTo("FAILED no memory");
	}

	@Test
	void launchesNothingWhereDataFlowDoes() {
		LaunchRequest request = ask("nightly");
		RequestedNights elsewhere = new RequestedNights(this.requests, null, null, null,
				new LaunchProperties(LaunchProperties.Through.DATAFLOW));

		elsewhere.look((date, act) -> {
			throw new AssertionError();
		}, this.told::add);

		assertThat(outcome(request)).isEqualTo("REQUESTED ");
	}

	@Test
	void hasNoQuartzWhereNobodyAsksForAClock() {
		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.noneMatch((name) -> name.startsWith("tradu_") || name.equals("second-clock"));
	}

	private LaunchRequest ask(String schedule) {
		return this.requests
			.add(schedule, this.line.date(), this.line.bean(Clock.class).instant(), "ann", "late documents")
			.orElseThrow();
	}

	private void look() {
		this.nights.look((date, act) -> this.line.bean(NightRunner.class).run(date, false, act, (night) -> {
		}), this.told::add);
	}

	private String outcome(LaunchRequest request) {
		State state = this.requests.find(request.id()).orElseThrow().state();
		return state + " " + this.requests.detail(request.id());
	}

	private long runs() {
		return this.line.bean(JdbcClient.class)
			.sql("select count(*) from batch_job_execution_params where parameter_name = 'businessDate' "
					+ "and parameter_value = ?")
			.param(this.line.date().toString())
			.query(Long.class)
			.single();
	}

	private void leftByADeadProcess(LaunchRequest request) {
		this.line.bean(JdbcClient.class)
			.sql("update launch_request set pid = ? where id = ?")
			.params(Long.MAX_VALUE, request.id())
			.update();
	}

}
