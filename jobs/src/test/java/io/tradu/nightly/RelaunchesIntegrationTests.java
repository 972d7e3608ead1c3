package io.tradu.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.launch.StopRequests;
import io.tradu.batch.lease.Leases;
import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequest.State;
import io.tradu.batch.schedule.LaunchRequests;
import io.tradu.batch.schedule.MissingLaunches;
import io.tradu.batch.schedule.ScheduleOverviews;
import io.tradu.testing.Line;
import io.tradu.testing.ServerTables;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** What the watch does where Data Flow launches the nights. */
class RelaunchesIntegrationTests {

	private static Line line;

	private static JdbcTemplate jdbc;

	private static long task = 100;

	private final LaunchRequests requests = line.bean(LaunchRequests.class);

	private final RecoveryWatch watch = line.bean(RecoveryWatch.class);

	private final List<String> told = new ArrayList<>();

	@BeforeAll
	static void start() {
		line = Line.start(TestDatabase.POSTGRESQL, TestFeeds.NEWS, "tradu.ingest.block-rows=2",
				"tradu.recovery.max-restarts=2", "tradu.launch.through=dataflow");
		jdbc = line.bean(JdbcTemplate.class);
		ServerTables.create(Map.of("spring.datasource.url", url(), "spring.datasource.username", "postgres",
				"spring.datasource.password", "postgres"));
	}

	@AfterAll
	static void stop() {
		line.close();
	}

	@BeforeEach
	void putDocument() {
		jdbc.update("delete from server.audit_records");
		DeadRun.putDocument(line);
	}

	@AfterEach
	void leaveNothingWaiting() {
		line.bean(NightRecovery.class).recover(null, Act.ofPerson("test"));
		line.bean(DeadNights.class)
			.waiting()
			.forEach((run) -> line.bean(DeadNights.class).giveUp(run, "test", this.told::add));
	}

	@Test
	void asksOnceForANightToGoOn() {
		long run = DeadRun.killInTranslation(line);

		look();
		look();

		assertThat(asked(run)).singleElement().satisfies((request) -> {
			assertThat(request.schedule()).isEqualTo("recovery of run " + run);
			assertThat(request.businessDate()).isEqualTo(line.date());
			assertThat(request.state()).isEqualTo(State.REQUESTED);
			assertThat(request.requestedBy()).isEqualTo(AuditLog.LINE);
			assertThat(request.reason()).isEqualTo("automatic restart 1 of 2");
		});
		assertThat(this.told).anyMatch((words) -> words.contains("run " + run + " is recovered"))
			.anyMatch((words) -> words.contains("is to go on, through launch request"));
		assertThat(newest()).isEqualTo(run);
	}

	@Test
	void asksOnceHoweverManyWatchesLookAtATime() throws Exception {
		long run = DeadRun.killInTranslation(line);
		line.bean(NightRecovery.class).recover(null, Act.ofLine("its process is dead"));
		CyclicBarrier together = new CyclicBarrier(4);
		ExecutorService watches = Executors.newFixedThreadPool(4);
		List<Future<?>> looks = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			looks.add(watches.submit(() -> {
				together.await();
				line.bean(Relaunches.class).look((words) -> {
				});
				return null;
			}));
		}
		for (Future<?> look : looks) {
			look.get();
		}
		watches.shutdown();

		assertThat(asked(run)).hasSize(1);
	}

	@Test
	void waitsForATaskThatIsAboutToGoOn() {
		long run = DeadRun.killInTranslation(line);
		look();
		launched(asked(run).get(0), null);

		look();

		assertThat(asked(run)).hasSize(1);
	}

	@Test
	void countsTheRestartThatTheTaskMadeInItsOwnProcess() {
		long first = DeadRun.killInTranslation(line);
		look();
		long second = dyingAgain(first);

		look();

		assertThat(asked(second)).singleElement()
			.satisfies((request) -> assertThat(request.reason()).isEqualTo("automatic restart 2 of 2"));
	}

	@Test
	void leavesANightToAPersonWhoseTasksDieAgainAndAgain() {
		long first = DeadRun.killInTranslation(line);
		look();
		long second = dyingAgain(first);
		look();
		long third = dyingAgain(second);

		look();
		look();

		assertThat(asked(third)).isEmpty();
		assertThat(this.told).filteredOn((words) -> words.contains("needs a person"))
			.singleElement()
			.asString()
			.contains("restarted 2 times", "scripts/tradu explain " + third);
	}

	@Test
	void asksAgainWhenTheTaskDiedBeforeItsNightBegan() {
		long run = DeadRun.killInTranslation(line);
		look();
		launched(asked(run).get(0), "its process 5 on here died");

		look();
		launched(asked(run).get(1), "its process 6 on here died");
		look();

		assertThat(asked(run)).extracting(LaunchRequest::schedule)
			.containsExactly("recovery of run " + run, "recovery of run " + run + ", launch 2");
		assertThat(this.told).filteredOn((words) -> words.contains("needs a person"))
			.singleElement()
			.asString()
			.contains("ended with 5: its process 6 on here died");
	}

	@Test
	void leavesANightToAPersonThatDataFlowDoesNotLaunch() {
		long run = DeadRun.killInTranslation(line);
		look();
		this.requests.failed(asked(run).get(0).id(), "Data Flow refuses the launch: no such task");

		look();

		assertThat(asked(run)).hasSize(1);
		assertThat(this.told).anyMatch((words) -> words
			.contains("needs a person: it could not be launched again: Data Flow refuses the launch: no such task"));
	}

	@Test
	void takesBackWhatAPersonWasQuickerWith() {
		long run = DeadRun.killInTranslation(line);
		look();
		line.run();

		look();

		assertThat(asked(run)).singleElement()
			.satisfies((request) -> assertThat(request.state()).isEqualTo(State.NOT_NEEDED));
	}

	@Test
	void asksForNothingWhileAnotherNightRuns() {
		long run = DeadRun.killInTranslation(line);
		line.bean(NightRecovery.class).recover(null, Act.ofLine("its process is dead"));
		line.bean(Leases.class).whileHeld(NightRunner.JOB, () -> {
			look();
			return true;
		});

		assertThat(asked(run)).isEmpty();
	}

	@Test
	void asksForANightToGoOnWhoseProcessWasToldToEnd() {
		long run = DeadRun.interruptInTranslation(line, Act.ofLine("its process was told to end"));
		look();
		// The server would have said by now that somebody has stopped the task.
		assertThat(asked(run)).isEmpty();
		DeadRun.age(line, run, 1);

		look();

		assertThat(asked(run)).hasSize(1);
	}

	@Test
	void leavesANightAloneWhoseTaskWasStoppedInTheServer() {
		long run = DeadRun.interruptInTranslation(line, Act.ofLine("its process was told to end"));
		stoppedInTheServer();

		look();
		look();

		assertThat(asked(run)).isEmpty();
		assertThat(this.told).filteredOn((words) -> words.contains("stopped in the Data Flow server")).hasSize(1);
		assertThat(line.bean(StopRequests.class).find(run))
			.hasValueSatisfying((stop) -> assertThat(stop.by()).isEqualTo(AuditLog.SERVER));
	}

	@Test
	void leavesANightAloneThatTheServerHadToKillWhenItsTaskWasStopped() {
		long run = DeadRun.killInTranslation(line);
		stoppedInTheServer();

		look();
		look();

		assertThat(asked(run)).isEmpty();
		assertThat(line.bean(StopRequests.class).find(run)).isPresent();
	}

	@Test
	void leavesANightAloneThatWasStoppedInTheServerSinceItHung() {
		long run = DeadRun.killInTranslation(line);
		line.bean(NightRecovery.class).recover(null, Act.ofLine("its process is dead"));
		// It ends with its last commit.
		DeadRun.age(line, run, 1);
		stoppedInTheServer();

		look();

		assertThat(asked(run)).isEmpty();
	}

	@Test
	void endsTheCanaryThatNeverBegan() {
		jdbc.update("""
				insert into server.boot3_task_execution (task_execution_id, task_name, last_updated)
				values (99, 'tradu-canary', localtimestamp - interval '1 hour')
				""");

		look();

		assertThat(this.told).anyMatch((words) -> words.startsWith("task 99: RUNNING -> FAILED"));
	}

	@Test
	void isTakenForNoSchedule() {
		DeadRun.killInTranslation(line);
		look();

		assertThat(line.bean(MissingLaunches.class).now()).isEmpty();
		assertThat(line.bean(ScheduleOverviews.class).all().toString()).doesNotContain("recovery of");
	}

	private void look() {
		this.watch.look((date, act) -> {
			throw new AssertionError("the watch runs a night itself");
		}, this.told::add);
	}

	private static void stoppedInTheServer() {
		jdbc.update("""
				insert into server.audit_records (id, correlation_id, created_on)
				values ((select count(*) from server.audit_records), '1 Task Execution Stopped', localtimestamp)
				""");
	}

	private List<LaunchRequest> asked(long run) {
		return jdbc
			.queryForList("select id from launch_request where schedule = ? or schedule like ? order by id", Long.class,
					"recovery of run " + run, "recovery of run " + run + ",%")
			.stream()
			.map((id) -> this.requests.find(id).orElseThrow())
			.toList();
	}

	/**
	 * Does as the launcher, and lets the task end with words; null if it has not ended.
	 */
	private void launched(LaunchRequest request, String end) {
		task++;
		jdbc.update(
				"""
						insert into server.boot3_task_execution (task_execution_id, task_name, last_updated, end_time, exit_code,
							exit_message)
						values (?, 'tradu-nightly', localtimestamp, case when ? then localtimestamp end, 5, ?)
						""",
				task, end != null, end);
		this.requests.claim(request.id());
		this.requests.launched(request.id(), task);
	}

	/** Does as the task of a run's relaunch, whose process dies. */
	private long dyingAgain(long run) {
		LaunchRequest request = asked(run).get(0);
		launched(request, "died");
		Act act = new LaunchedFor(this.requests, request.id()).act(new Act(AuditLog.SERVER, "launch request"));
		line.engine().beforeEachCall(() -> {
			throw new IllegalStateException("nobody thought of this");
		});
		line.bean(NightRunner.class).run(line.date(), false, act, (night) -> {
		});
		line.engine().reset();
		DeadRun.leave(line, newest(), "STARTED");
		return newest();
	}

	private static long newest() {
		return line.bean(RunList.class).newest(1).get(0).id();
	}

	private static String url() {
		return jdbc.execute((ConnectionCallback<String>) (connection) -> connection.getMetaData().getURL());
	}

}
