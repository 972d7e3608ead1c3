package io.tradu.batch.schedule;

import java.time.Instant;
import java.time.LocalDate;

import io.tradu.batch.schedule.LaunchRequest.State;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Both clocks, driven by hand. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ClocksIntegrationTests {

	private final TestDatabase database;

	ClocksIntegrationTests(TestDatabase database) {
		this.database = database;
	}

	@Test
	void asksOnceForWhatIsDue() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");

		clocks.ring("2026-11-20T21:00:00Z").ring("2026-11-20T21:00:00Z").ring("2026-11-20T21:00:05Z");

		assertThat(clocks.requested()).containsExactly("2026-11-20");
		assertThat(clocks.requests.last(clocks.name)).get()
			.extracting(LaunchRequest::fireTime, LaunchRequest::requestedBy, LaunchRequest::state)
			.containsExactly(Instant.parse("2026-11-20T21:00:00Z"), "tradu", State.REQUESTED);
	}

	@Test
	void launchesLateWithinTheTimeInWhichItHasToBegin() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");

		clocks.ring("2026-11-20T21:29:00Z");

		assertThat(clocks.requested()).containsExactly("2026-11-20");
	}

	@Test
	void launchesNothingLateIfTheSettingsSaySo() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "misfire=skip",
				"catch-up.nights=0");

		clocks.ring("2026-11-20T21:02:00Z");

		assertThat(clocks.requested()).isEmpty();
		assertThat(clocks.look("2026-11-20T21:31:00Z").noted()).containsExactly("2026-11-20");
	}

	@Test
	void makesUpForNothingThatWasSkippedOnPurpose() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "misfire=skip",
				"catch-up.nights=3");

		clocks.ring("2026-11-20T21:05:00Z").look("2026-11-20T21:31:00Z");

		assertThat(clocks.requested()).isEmpty();
		assertThat(clocks.noted()).containsExactly("2026-11-20");
		assertThat(clocks.missing.now()).singleElement()
			.satisfies((missing) -> assertThat(missing.why()).contains("5 min late", "misfire is skip"));
	}

	@Test
	void makesUpForWhatNobodyRangForThoughNothingIsLaunchedLate() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "misfire=skip");

		clocks.ring("2026-11-20T21:31:00Z").look("2026-11-20T21:31:00Z");

		assertThat(clocks.requested()).containsExactly("2026-11-20");
	}

	@Test
	void goesByTheTimeAtWhichTheClockRingsWhateverItHasInMind() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "misfire=skip",
				"catch-up.nights=0");

		clocks.ring("2026-11-20T21:05:00Z", "2026-11-20T21:00:00Z")
			.ring("2026-11-21T07:00:00Z", "2026-11-20T21:00:00Z");
		assertThat(clocks.requested()).isEmpty();

		clocks.ring("2026-11-21T20:59:59.998Z", "2026-11-21T21:00:00Z");
		assertThat(clocks.requested()).containsExactly("2026-11-21");
	}

	@Test
	void leavesWhatIsTooLateToTheSecondClock() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "catch-up.nights=0");

		clocks.ring("2026-11-21T07:00:00Z");

		assertThat(clocks.requested()).isEmpty();
	}

	@Test
	void saysOnceThatNobodyHasAsked() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "catch-up.nights=0");
		assertThat(clocks.look("2026-11-20T21:29:00Z").missing.now()).isEmpty();

		clocks.look("2026-11-20T21:31:00Z").look("2026-11-20T21:32:00Z");

		assertThat(clocks.counted()).isEqualTo(1);
		assertThat(clocks.missing.now()).singleElement()
			.satisfies((missing) -> assertThat(missing.why()).isEqualTo("nobody has asked for its launch"));
	}

	@ParameterizedTest
	@EnumSource(value = State.class, names = "NOT_NEEDED", mode = EnumSource.Mode.EXCLUDE)
	void saysWhatHasHappenedToARequestOfWhichNothingHasCome(State state) {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");
		clocks.ring("2026-11-20T21:00:00Z");
		this.database.jdbc()
			.update("update launch_request set state = ?, detail = 'no memory' where schedule = ?", state.name(),
					clocks.name);

		clocks.look("2026-11-20T21:31:00Z");

		String words = switch (state) {
			case REQUESTED, SENT -> "it waits: no memory";
			case LAUNCHING -> "has not said what came of it";
			case FAILED -> "could not be launched: no memory";
			default -> "it was launched, and has not begun";
		};
		assertThat(clocks.missing.now()).singleElement()
			.satisfies((missing) -> assertThat(missing.why()).contains(words));
		assertThat(clocks.noted()).containsExactly("2026-11-20");
	}

	@ParameterizedTest
	@EnumSource(value = State.class, names = { "REQUESTED", "SENT" })
	void saysThatNobodyHasTakenARequestUp(State state) {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");
		clocks.ring("2026-11-20T21:00:00Z");
		this.database.jdbc()
			.update("update launch_request set state = ? where schedule = ?", state.name(), clocks.name);

		clocks.look("2026-11-20T21:31:00Z");

		assertThat(clocks.missing.now()).singleElement()
			.satisfies((missing) -> assertThat(missing.why()).contains("no launcher has taken"));
	}

	@Test
	void doesNotMissWhatWasBegunByHand() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "job=by hand");
		begun("by hand", LocalDate.of(2026, 11, 20));

		clocks.look("2026-11-20T21:31:00Z");

		assertThat(clocks.noted()).isEmpty();
		assertThat(clocks.missing.now()).isEmpty();
	}

	@Test
	void isWellAgainOnceTheNextOneHasBegun() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "catch-up.nights=0");
		assertThat(clocks.look("2026-11-21T12:00:00Z").missing.now()).hasSize(1);

		clocks.ring("2026-11-21T21:00:00Z").launchAll();

		assertThat(clocks.look("2026-11-21T21:31:00Z").missing.now()).isEmpty();
	}

	@Test
	void expectsNothingFromBeforeItsClockWasThere() {
		Clockwork clocks = at("2026-11-20T22:00:00Z", "time=22:00", "zone=Europe/Madrid");

		assertThat(clocks.look("2026-11-20T22:30:00Z").noted()).isEmpty();
		assertThat(clocks.look("2026-11-21T22:30:00Z").noted()).containsExactly("2026-11-21");
	}

	@Test
	void expectsNothingAtANewTimeFromBeforeItWasSet() {
		Clockwork former = at("2026-11-20T12:00:00Z", "time=10:00", "zone=Europe/Madrid");
		former.clock.at("2026-11-20T22:00:00Z");

		Clockwork clocks = former.other(this.database, "time=22:00", "zone=Europe/Madrid");

		assertThat(clocks.look("2026-11-20T22:30:00Z").noted()).isEmpty();
		assertThat(clocks.look("2026-11-21T22:30:00Z").noted()).containsExactly("2026-11-21");
	}

	@Test
	void isOffWhereTheSettingsSaySo() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "enabled=false");

		clocks.ring("2026-11-20T21:00:00Z").look("2026-11-21T12:00:00Z");

		assertThat(clocks.requested()).isEmpty();
		assertThat(clocks.noted()).isEmpty();
		assertThat(clocks.overviews.all()).extracting(ScheduleOverview::state).containsExactly("off");
	}

	private Clockwork at(String time, String... settings) {
		return Clockwork.startedAt(this.database, time, settings);
	}

	private void begun(String job, LocalDate date) {
		long id = 1_000_000 + Math.abs(System.nanoTime() % 1_000_000_000);
		this.database.jdbc()
			.update("insert into batch_job_instance (job_instance_id, version, job_name, job_key) values (?, 0, ?, ?)",
					id, job, "k" + id);
		this.database.jdbc().update("""
				insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)
				values (?, 0, ?, timestamp '2026-11-20 12:00:00', 'COMPLETED')
				""", id, id);
		this.database.jdbc().update("""
				insert into batch_job_execution_params (job_execution_id, parameter_name, parameter_type,
					parameter_value, identifying)
				values (?, 'businessDate', 'java.lang.String', ?, 'Y')
				""", id, date.toString());
	}

}
