package io.tradu.batch.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartz.SchedulerException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Quartz that rings, with several processes on one store, and some of them dead. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class QuartzClusterIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final TestDatabase database;

	private final QuartzProcesses quartz;

	private final LaunchRequests requests;

	QuartzClusterIntegrationTests(TestDatabase database) {
		this.database = database;
		this.quartz = new QuartzProcesses(database);
		this.requests = database.bean(LaunchRequests.class);
	}

	@AfterEach
	void shutDown() throws SchedulerException {
		this.quartz.shutDown();
	}

	@Test
	void asksForALaunchOnceThoughTwoProcessesHaveTheClock() throws SchedulerException {
		ZonedDateTime soon = ZonedDateTime.now(Clock.systemUTC()).plusSeconds(3);
		Schedules schedules = this.quartz.schedules(at(soon));

		this.quartz.start(schedules);
		this.quartz.start(schedules);

		await().atMost(LONG).until(() -> this.requests.last(this.quartz.name).isPresent());
		assertThat(this.requests.find(this.quartz.name, soon.toLocalDate())).isPresent();
		assertThat(requested()).isEqualTo(1);
	}

	@Test
	void asksForTheLaunchThatAKilledProcessDidNotAskFor() throws SchedulerException {
		ZonedDateTime due = ZonedDateTime.now(Clock.systemUTC()).minusMinutes(5);
		Schedules schedules = this.quartz.schedules(at(due));
		new QuartzSchedules(schedules).reconcile(this.quartz.open(), now());
		killedWhileItRang(due);

		this.quartz.start(schedules);

		await().atMost(LONG).until(() -> this.requests.find(this.quartz.name, due.toLocalDate()).isPresent());
	}

	@Test
	void launchesNothingLateAfterAKilledProcessIfTheSettingsSaySo() throws SchedulerException {
		ZonedDateTime due = ZonedDateTime.now(Clock.systemUTC()).minusMinutes(5);
		Schedules schedules = this.quartz.schedules(with(at(due), "misfire", "skip"));
		new QuartzSchedules(schedules).reconcile(this.quartz.open(), now());
		killedWhileItRang(due);

		this.quartz.start(schedules);

		await().atMost(LONG).until(() -> this.quartz.rung() > 0);
		assertThat(requested()).isZero();
	}

	@Test
	void launchesLateWhatWasDueWhileTheDatabaseWasAway() throws SchedulerException {
		ZonedDateTime due = ZonedDateTime.now(Clock.systemUTC()).minusMinutes(5);
		Schedules schedules = this.quartz.schedules(at(due));
		nobodyRangAt(due, schedules);

		this.quartz.start(schedules);

		await().atMost(LONG).until(() -> this.requests.find(this.quartz.name, due.toLocalDate()).isPresent());
	}

	@Test
	void launchesNothingThatWasDueWhileTheDatabaseWasAwayIfTheSettingsSaySo() throws SchedulerException {
		ZonedDateTime due = ZonedDateTime.now(Clock.systemUTC()).minusMinutes(5);
		Schedules schedules = this.quartz.schedules(with(at(due), "misfire", "skip"));
		nobodyRangAt(due, schedules);

		this.quartz.start(schedules);

		await().atMost(LONG).until(() -> this.quartz.rung() > 0);
		assertThat(requested()).isZero();
	}

	@Test
	void ringsForTwoSchedulesAtTheSameTime() throws SchedulerException {
		ZonedDateTime soon = ZonedDateTime.now(Clock.systemUTC()).plusSeconds(3);
		String other = this.quartz.name + "-other";
		Map<String, String> settings = new HashMap<>();
		at(soon).forEach((setting, value) -> {
			settings.put(this.quartz.name + "." + setting, value);
			settings.put(other + "." + setting, value);
		});

		this.quartz.start(QuartzProcesses.all(settings));

		await().atMost(LONG)
			.until(() -> this.requests.last(this.quartz.name).isPresent() && this.requests.last(other).isPresent());
	}

	@Test
	void ringsForATriggerThatAKilledProcessHadAcquired() throws SchedulerException {
		ZonedDateTime due = ZonedDateTime.now(Clock.systemUTC()).minusMinutes(5);
		Schedules schedules = this.quartz.schedules(at(due));
		nobodyRangAt(due, schedules);
		killedWhileItRang(due);
		this.database.jdbc()
			.update("update qrtz_fired_triggers set state = 'ACQUIRED' where entry_id = ?", this.quartz.name);
		this.database.jdbc()
			.update("update qrtz_triggers set trigger_state = 'ACQUIRED' where trigger_name = ?", this.quartz.name);

		this.quartz.start(schedules);

		await().atMost(LONG).until(() -> this.requests.find(this.quartz.name, due.toLocalDate()).isPresent());
	}

	// As the store is when all schedulers were cut off from it.
	private void nobodyRangAt(ZonedDateTime due, Schedules schedules) throws SchedulerException {
		new QuartzSchedules(schedules).reconcile(this.quartz.open(), now());
		this.database.jdbc()
			.update("update qrtz_triggers set next_fire_time = ? where trigger_name = ?",
					due.withNano(0).toInstant().toEpochMilli(), this.quartz.name);
	}

	// What a process leaves behind that is killed when its trigger has fired and its job
	// has done nothing yet.
	private void killedWhileItRang(ZonedDateTime due) {
		String dead = "dead " + this.quartz.name;
		long meant = due.withNano(0).toInstant().toEpochMilli();
		this.database.jdbc().update("insert into qrtz_scheduler_state values ('tradu', ?, ?, 10000)", dead, meant);
		this.database.jdbc().update("""
				insert into qrtz_fired_triggers (sched_name, entry_id, trigger_name, trigger_group, instance_name,
					fired_time, sched_time, priority, state, job_name, job_group, is_nonconcurrent, requests_recovery)
				select sched_name, ?, ?, 'schedules', ?, ?, ?, 5, 'EXECUTING', job_name, job_group, is_nonconcurrent,
					requests_recovery
				from qrtz_job_details where job_name = ?
				""", this.quartz.name, this.quartz.name, dead, meant, meant, this.quartz.name);
	}

	private long requested() {
		return this.database.jdbc()
			.queryForObject("select count(*) from launch_request where schedule = ?", Long.class, this.quartz.name);
	}

	private static Map<String, String> at(ZonedDateTime time) {
		return Map.of("time", time.toLocalTime().withNano(0).toString(), "zone", "UTC", "dst-gap", "after");
	}

	private static Map<String, String> with(Map<String, String> settings, String name, String value) {
		Map<String, String> all = new HashMap<>(settings);
		all.put(name, value);
		return all;
	}

	private static Instant now() {
		return Clock.systemUTC().instant();
	}

}
