package io.tradu.batch.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Quartz with its store on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class QuartzIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final TestDatabase database;

	private final String name = UUID.randomUUID().toString();

	private final LaunchRequests requests;

	private final List<Scheduler> opened = new ArrayList<>();

	private final AtomicInteger rung = new AtomicInteger();

	QuartzIntegrationTests(TestDatabase database) {
		this.database = database;
		this.requests = database.bean(LaunchRequests.class);
	}

	@AfterEach
	void shutDown() throws SchedulerException {
		for (Scheduler scheduler : this.opened) {
			new QuartzSchedules(schedules(Map.of())).reconcile(scheduler, now());
			scheduler.shutdown(true);
		}
	}

	@Test
	void keepsATriggerInTheZoneOfTheSchedule() throws SchedulerException {
		Scheduler quartz = open();
		Schedules schedules = schedules(Map.of("time", "22:00", "zone", "Asia/Tokyo"));

		new QuartzSchedules(schedules).reconcile(quartz, now());

		assertThat(next(quartz)).isEqualTo(schedules.all().get(0).next(now()).orElseThrow().at());
	}

	@Test
	void movesTheTriggerOfAScheduleWithAnotherTime() throws SchedulerException {
		Scheduler quartz = open();
		new QuartzSchedules(schedules(Map.of("time", "22:00", "zone", "UTC"))).reconcile(quartz, now());
		Schedules later = schedules(Map.of("time", "23:00", "zone", "UTC"));

		new QuartzSchedules(later).reconcile(quartz, now());
		new QuartzSchedules(later).reconcile(quartz, now());

		assertThat(next(quartz)).isEqualTo(later.all().get(0).next(now()).orElseThrow().at());
	}

	@Test
	void removesTheJobOfAScheduleThatIsNoLongerSet() throws SchedulerException {
		Scheduler quartz = open();
		new QuartzSchedules(schedules(Map.of("time", "22:00"))).reconcile(quartz, now());
		assertThat(quartz.checkExists(job())).isTrue();

		new QuartzSchedules(schedules(Map.of("time", "22:00", "enabled", "false"))).reconcile(quartz, now());

		assertThat(quartz.checkExists(job())).isFalse();
		assertThat(quartz.getCalendar(this.name)).isNull();
	}

	@Test
	void leavesHolidaysOut() throws SchedulerException {
		Scheduler quartz = open();
		Instant today = schedules(Map.of("time", "22:00", "zone", "UTC")).all().get(0).next(now()).orElseThrow().at();
		String holiday = today.toString().substring(0, 10);

		new QuartzSchedules(schedules(Map.of("time", "22:00", "zone", "UTC", "holidays", holiday))).reconcile(quartz,
				now());

		assertThat(next(quartz)).isEqualTo(today.plus(Duration.ofDays(1)));
	}

	@Test
	void ringsOnceMoreOnADayOnWhichQuartzWouldBeSilent() throws SchedulerException {
		Scheduler quartz = open();
		// The next spring in which the clocks of Madrid are put forward.
		Instant before = ZonedDateTime.parse("2027-03-27T12:00:00+01:00[Europe/Madrid]").toInstant();
		QuartzSchedules schedules = new QuartzSchedules(
				schedules(Map.of("time", "02:30", "zone", "Europe/Madrid", "dst-gap", "after")));
		schedules.reconcile(quartz, now());

		schedules.correct(quartz, this.name, before);
		schedules.correct(quartz, this.name, before);

		assertThat(quartz.getTrigger(new TriggerKey(this.name + ".corrected", "schedules")).getNextFireTime())
			.isEqualTo("2027-03-28T01:30:00Z");
	}

	@Test
	void asksForALaunchOnceThoughTwoProcessesHaveTheClock() throws SchedulerException {
		ZonedDateTime soon = ZonedDateTime.now(Clock.systemUTC()).plusSeconds(3);
		Schedules schedules = schedules(at(soon));

		start(schedules);
		start(schedules);

		await().atMost(LONG).until(() -> this.requests.last(this.name).isPresent());
		assertThat(this.requests.find(this.name, soon.toLocalDate())).isPresent();
		assertThat(requested()).isEqualTo(1);
	}

	@Test
	void asksForTheLaunchThatAKilledProcessDidNotAskFor() throws SchedulerException {
		ZonedDateTime due = ZonedDateTime.now(Clock.systemUTC()).minusMinutes(5);
		Schedules schedules = schedules(at(due));
		new QuartzSchedules(schedules).reconcile(open(), now());
		killedWhileItRang(due);

		start(schedules);

		await().atMost(LONG).until(() -> this.requests.find(this.name, due.toLocalDate()).isPresent());
	}

	@Test
	void launchesNothingLateAfterAKilledProcessIfTheSettingsSaySo() throws SchedulerException {
		ZonedDateTime due = ZonedDateTime.now(Clock.systemUTC()).minusMinutes(5);
		Schedules schedules = schedules(with(at(due), "misfire", "skip"));
		new QuartzSchedules(schedules).reconcile(open(), now());
		killedWhileItRang(due);

		start(schedules);

		await().atMost(LONG).until(() -> this.rung.get() > 0);
		assertThat(requested()).isZero();
	}

	@Test
	void launchesLateWhatWasDueWhileTheDatabaseWasAway() throws SchedulerException {
		ZonedDateTime due = ZonedDateTime.now(Clock.systemUTC()).minusMinutes(5);
		Schedules schedules = schedules(at(due));
		nobodyRangAt(due, schedules);

		start(schedules);

		await().atMost(LONG).until(() -> this.requests.find(this.name, due.toLocalDate()).isPresent());
	}

	@Test
	void launchesNothingThatWasDueWhileTheDatabaseWasAwayIfTheSettingsSaySo() throws SchedulerException {
		ZonedDateTime due = ZonedDateTime.now(Clock.systemUTC()).minusMinutes(5);
		Schedules schedules = schedules(with(at(due), "misfire", "skip"));
		nobodyRangAt(due, schedules);

		start(schedules);

		await().atMost(LONG).until(() -> this.rung.get() > 0);
		assertThat(requested()).isZero();
	}

	@Test
	void ringsForTwoSchedulesAtTheSameTime() throws SchedulerException {
		ZonedDateTime soon = ZonedDateTime.now(Clock.systemUTC()).plusSeconds(3);
		String other = this.name + "-other";
		Map<String, String> settings = new HashMap<>();
		at(soon).forEach((setting, value) -> {
			settings.put(this.name + "." + setting, value);
			settings.put(other + "." + setting, value);
		});

		start(all(settings));

		await().atMost(LONG)
			.until(() -> this.requests.last(this.name).isPresent() && this.requests.last(other).isPresent());
	}

	@Test
	void startsInManyProcessesAtTheSameMomentWithNewSettings() throws SchedulerException {
		Instant beforeTheGap = ZonedDateTime.parse("2027-03-27T12:00:00+01:00[Europe/Madrid]").toInstant();
		List<Scheduler> quartz = List.of(open(), open(), open());
		for (int minute = 10; minute < 20; minute++) {
			QuartzSchedules known = new QuartzSchedules(
					schedules(Map.of("time", "02:" + minute, "zone", "Europe/Madrid", "dst-gap", "after")));

			List<CompletableFuture<Void>> starting = quartz.stream()
				.map((scheduler) -> CompletableFuture.runAsync(() -> reconcile(known, scheduler, beforeTheGap)))
				.toList();
			starting.forEach(CompletableFuture::join);

			assertThat(quartz.get(0).getTrigger(new TriggerKey(this.name + ".corrected", "schedules")).getStartTime())
				.isEqualTo("2027-03-28T01:" + minute + ":00Z");
		}
	}

	@Test
	void startsInManyProcessesAtTheSameMomentOnADatabaseThatHasHadNone() throws SchedulerException {
		List<Scheduler> quartz = List.of(open(), open(), open());
		QuartzSchedules known = new QuartzSchedules(schedules(Map.of("time", "22:00")));
		this.database.jdbc().update("delete from qrtz_locks");

		quartz.stream()
			.map((scheduler) -> CompletableFuture.runAsync(() -> reconcile(known, scheduler, now())))
			.toList()
			.forEach(CompletableFuture::join);

		assertThat(quartz.get(0).checkExists(job())).isTrue();
	}

	private static void reconcile(QuartzSchedules known, Scheduler quartz, Instant now) {
		try {
			known.reconcile(quartz, now);
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// As the store is when all schedulers were cut off from it.
	private void nobodyRangAt(ZonedDateTime due, Schedules schedules) throws SchedulerException {
		new QuartzSchedules(schedules).reconcile(open(), now());
		this.database.jdbc()
			.update("update qrtz_triggers set next_fire_time = ? where trigger_name = ?",
					due.withNano(0).toInstant().toEpochMilli(), this.name);
	}

	// What a process leaves behind that is killed when its trigger has fired and its job
	// has done nothing yet.
	private void killedWhileItRang(ZonedDateTime due) {
		String dead = "dead " + this.name;
		long meant = due.withNano(0).toInstant().toEpochMilli();
		this.database.jdbc().update("insert into qrtz_scheduler_state values ('tradu', ?, ?, 10000)", dead, meant);
		this.database.jdbc().update("""
				insert into qrtz_fired_triggers (sched_name, entry_id, trigger_name, trigger_group, instance_name,
					fired_time, sched_time, priority, state, job_name, job_group, is_nonconcurrent, requests_recovery)
				select sched_name, ?, ?, 'schedules', ?, ?, ?, 5, 'EXECUTING', job_name, job_group, is_nonconcurrent,
					requests_recovery
				from qrtz_job_details where job_name = ?
				""", this.name, this.name, dead, meant, meant, this.name);
	}

	private void start(Schedules schedules) throws SchedulerException {
		QuartzSchedules known = new QuartzSchedules(schedules);
		DueLaunches due = new DueLaunches(schedules, this.database.bean(ScheduleStates.class), this.requests,
				this.database.bean(LaunchNotes.class), Clock.systemUTC());
		Scheduler quartz = open();
		quartz.setJobFactory((bundle, scheduler) -> (context) -> {
			new LaunchJob(due, known).execute(context);
			this.rung.incrementAndGet();
		});
		known.reconcile(quartz, now());
		quartz.start();
	}

	private long requested() {
		return this.database.jdbc()
			.queryForObject("select count(*) from launch_request where schedule = ?", Long.class, this.name);
	}

	private static Map<String, String> at(ZonedDateTime time) {
		return Map.of("time", time.toLocalTime().withNano(0).toString(), "zone", "UTC", "dst-gap", "after");
	}

	private static Map<String, String> with(Map<String, String> settings, String name, String value) {
		Map<String, String> all = new HashMap<>(settings);
		all.put(name, value);
		return all;
	}

	private Scheduler open() throws SchedulerException {
		Scheduler scheduler = QuartzStore.open(this.database.bean(DataSource.class), UUID.randomUUID().toString());
		this.opened.add(scheduler);
		return scheduler;
	}

	private Instant next(Scheduler quartz) throws SchedulerException {
		return quartz.getTrigger(new TriggerKey(this.name, "schedules")).getNextFireTime().toInstant();
	}

	private JobKey job() {
		return new JobKey(this.name, "schedules");
	}

	private Schedules schedules(Map<String, String> settings) {
		Map<String, String> named = new HashMap<>();
		settings.forEach((setting, value) -> named.put(this.name + "." + setting, value));
		return all(named);
	}

	private static Schedules all(Map<String, String> settings) {
		Map<String, String> all = new HashMap<>();
		settings.forEach((setting, value) -> all.put("tradu.schedules." + setting, value));
		SchedulesProperties properties = new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("tradu",
				SchedulesProperties.class);
		return new Schedules(properties, Clock.systemUTC());
	}

	private static Instant now() {
		return Clock.systemUTC().instant();
	}

}
