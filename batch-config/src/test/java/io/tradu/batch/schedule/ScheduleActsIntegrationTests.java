package io.tradu.batch.schedule;

import java.time.LocalDate;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.schedule.LaunchRequest.State;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What people do with schedules, and what they are shown of them. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ScheduleActsIntegrationTests {

	private static final Act ANN = new Act("ann", "moving house");

	private final TestDatabase database;

	ScheduleActsIntegrationTests(TestDatabase database) {
		this.database = database;
	}

	@Test
	void neitherLaunchesNorMissesAnythingWhileItIsPaused() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "catch-up.nights=3");
		assertThat(clocks.acts.pause(clocks.schedule(), ANN)).isTrue();

		clocks.ring("2026-11-20T21:00:00Z").look("2026-11-21T12:00:00Z").ring("2026-11-21T21:00:00Z");
		assertThat(clocks.acts.resume(clocks.schedule(), ANN)).isTrue();
		clocks.look("2026-11-22T12:00:00Z").ring("2026-11-22T21:00:00Z");

		assertThat(clocks.requested()).containsExactly("2026-11-22");
		assertThat(clocks.noted()).isEmpty();
	}

	@Test
	void launchesNothingLateThatWasDueWhileItWasPaused() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "catch-up.nights=3");
		clocks.clock.at("2026-11-20T20:50:00Z");
		clocks.acts.pause(clocks.schedule(), ANN);
		clocks.clock.at("2026-11-20T21:08:00Z");
		clocks.acts.resume(clocks.schedule(), ANN);

		clocks.ring("2026-11-20T21:10:00Z").look("2026-11-20T21:31:00Z");

		assertThat(clocks.requested()).isEmpty();
		assertThat(clocks.ring("2026-11-21T21:00:00Z").requested()).containsExactly("2026-11-21");
	}

	@Test
	void launchesLateWhatWasDueBeforeItsSettingsChanged() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");
		clocks.clock.at("2026-11-20T21:05:00Z");

		Clockwork changed = clocks.other(this.database, "time=22:00", "zone=Europe/Madrid", "holidays=2026-12-25");

		assertThat(changed.ring("2026-11-20T21:10:00Z").requested()).containsExactly("2026-11-20");
	}

	@Test
	void staysPausedWhenTheClocksStartAgainWithOtherSettings() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");
		clocks.acts.pause(clocks.schedule(), ANN);

		Clockwork again = clocks.other(this.database, "time=23:00", "zone=Europe/Madrid");

		assertThat(again.ring("2026-11-20T22:00:00Z").requested()).isEmpty();
		assertThat(again.overviews.all()).singleElement()
			.extracting(ScheduleOverview::state, ScheduleOverview::pausedBy, ScheduleOverview::pauseReason)
			.containsExactly("paused", "ann", "moving house");
	}

	@Test
	void putsDownWhatAPersonDoes() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");
		Schedule schedule = clocks.schedule();

		clocks.acts.pause(schedule, ANN);
		assertThat(clocks.acts.pause(schedule, ANN)).isFalse();
		clocks.acts.trigger(schedule, LocalDate.of(2026, 11, 18), ANN);
		clocks.acts.resume(schedule, ANN);
		assertThat(clocks.acts.resume(schedule, ANN)).isFalse();

		assertThat(this.database.bean(AuditLog.class)
			.find(new AuditFilter("ann", null, "schedule " + clocks.name, null, null), 10))
			.extracting((entry) -> entry.action() + ": " + entry.reason())
			.containsExactly("resume: moving house", "trigger: moving house", "pause: moving house");
	}

	@Test
	void triggersADateOnceAndThenTheClockNoMore() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");
		LocalDate date = LocalDate.of(2026, 11, 20);

		assertThat(clocks.acts.trigger(clocks.schedule(), date, ANN)).get()
			.extracting(LaunchRequest::requestedBy, LaunchRequest::reason)
			.containsExactly("ann", "moving house");
		assertThat(clocks.acts.trigger(clocks.schedule(), date, ANN)).isEmpty();

		assertThat(clocks.ring("2026-11-20T21:00:00Z").requested()).containsExactly("2026-11-20");
	}

	@Test
	void triggersADateAgainWhoseLaunchHasFailed() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");
		LocalDate date = LocalDate.of(2026, 11, 18);
		LaunchRequest failed = clocks.acts.trigger(clocks.schedule(), date, ANN).orElseThrow();
		clocks.requests.failed(failed.id(), "there is no such task");

		assertThat(clocks.acts.trigger(clocks.schedule(), date, ANN)).map(LaunchRequest::id).contains(failed.id());
		assertThat(clocks.requests.waiting()).extracting(LaunchRequest::id).contains(failed.id());
	}

	@Test
	void listsWhatIsDueNextAndWhatWasAskedForLast() {
		Clockwork clocks = at("2026-10-23T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "holidays=2026-10-24");
		clocks.ring("2026-10-23T20:00:00Z").launchAll();

		ScheduleOverview overview = clocks.overviews.all().get(0);

		assertThat(overview.next()).extracting((next) -> next.local().toOffsetDateTime() + " " + next.utc())
			.containsExactly("2026-10-25T22:00+01:00 2026-10-25T21:00:00Z",
					"2026-10-26T22:00+01:00 2026-10-26T21:00:00Z", "2026-10-27T22:00+01:00 2026-10-27T21:00:00Z");
		assertThat(overview.last()).extracting("businessDate", "state", "detail")
			.containsExactly(LocalDate.of(2026, 10, 23), State.NOT_NEEDED, "nothing to do");
	}

	private Clockwork at(String time, String... settings) {
		return Clockwork.startedAt(this.database, time, settings);
	}

}
