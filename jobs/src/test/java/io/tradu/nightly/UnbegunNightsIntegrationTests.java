package io.tradu.nightly;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tradu.batch.lease.Leases;
import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequest.State;
import io.tradu.batch.schedule.LaunchRequests;
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

/** Tasks of Data Flow's that end before their night has begun. */
class UnbegunNightsIntegrationTests {

	private static Line line;

	private static JdbcTemplate jdbc;

	private static long task = 500;

	private final LaunchRequests requests = line.bean(LaunchRequests.class);

	private final List<String> told = new ArrayList<>();

	private LaunchRequest request;

	@BeforeAll
	static void start() {
		line = Line.start(TestDatabase.POSTGRESQL, TestFeeds.NEWS, "tradu.recovery.max-restarts=1",
				"tradu.launch.through=dataflow");
		jdbc = line.bean(JdbcTemplate.class);
		ServerTables.create(Map.of("spring.datasource.url",
				jdbc.execute((ConnectionCallback<String>) (connection) -> connection.getMetaData().getURL()),
				"spring.datasource.username", "postgres", "spring.datasource.password", "postgres"));
	}

	@AfterAll
	static void stop() {
		line.close();
	}

	@BeforeEach
	void ask() {
		line.nextDate();
		line.put("news", "a.csv", "title\nThe morning of " + line.date() + "\n");
		this.request = this.requests.add("nightly", line.date(), line.bean(Clock.class).instant(), "tradu", "")
			.orElseThrow();
	}

	@AfterEach
	void leaveNothingToLaunch() {
		this.requests.failed(this.request.id(), "the test is over");
	}

	@Test
	void isLaunchedOnceMore() {
		launched(this.request, "its process 5 on here died");

		look();
		look();

		assertThat(again(2)).satisfies((another) -> {
			assertThat(another.state()).isEqualTo(State.REQUESTED);
			assertThat(another.businessDate()).isEqualTo(line.date());
			assertThat(another.reason()).contains("its process 5 on here died");
		});
		assertThat(this.told).singleElement().asString().contains("is launched once more");
	}

	@Test
	void isLeftToAPersonInTheEnd() {
		launched(this.request, "died");
		look();
		launched(again(2), "died, too");

		look();

		assertThat(state()).isEqualTo(State.FAILED);
		assertThat(this.requests.detail(this.request.id())).contains("launched 2 times", "died, too");
		assertThat(this.told).last().asString().contains("needs a person");
	}

	@Test
	void isNotLaunchedAgainWhileItsTaskLives() {
		launched(this.request, null);

		look();

		assertThat(this.told).isEmpty();
	}

	@Test
	void isNotLaunchedAgainWhileAnotherNightRuns() {
		launched(this.request, "refused: a night is running already");

		line.bean(Leases.class).whileHeld(NightRunner.JOB, () -> {
			look();
			return true;
		});

		assertThat(this.told).isEmpty();
	}

	@Test
	void isOverOnceItsNightHasRun() {
		line.run();
		launched(this.request, "COMPLETED");

		look();

		assertThat(this.told).isEmpty();
		assertThat(this.requests.detail(this.request.id())).isEqualTo("COMPLETED");
	}

	@Test
	void isNotNeededWhereItsTaskFoundNothingToDo() {
		launched(this.request, "nothing to do: the inbox is empty");
		new LaunchedFor(this.requests, this.request.id()).nothingToDo("nothing to do: the inbox is empty");

		look();

		assertThat(state()).isEqualTo(State.NOT_NEEDED);
		assertThat(this.told).isEmpty();
	}

	private void look() {
		line.bean(RecoveryWatch.class).look((date, act) -> {
			throw new AssertionError("the watch runs a night itself");
		}, this.told::add);
	}

	private State state() {
		return this.requests.find(this.request.id()).orElseThrow().state();
	}

	private LaunchRequest again(int launch) {
		return this.requests.find("launch " + launch + " of request " + this.request.id(), line.date()).orElseThrow();
	}

	/**
	 * Does as the launcher, and lets the task end with words; null if it has not ended.
	 */
	private void launched(LaunchRequest launch, String end) {
		task++;
		jdbc.update(
				"""
						insert into server.boot3_task_execution (task_execution_id, task_name, last_updated, end_time, exit_code,
							exit_message)
						values (?, 'tradu-nightly', localtimestamp, case when ? then localtimestamp end, 5, ?)
						""",
				task, end != null, end);
		this.requests.claim(launch.id());
		this.requests.launched(launch.id(), task);
	}

}
