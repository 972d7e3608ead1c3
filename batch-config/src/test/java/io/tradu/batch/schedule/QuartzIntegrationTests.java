package io.tradu.batch.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;

import static org.assertj.core.api.Assertions.assertThat;

/** What Quartz knows of the schedules, with its store on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class QuartzIntegrationTests {

	private final TestDatabase database;

	private final QuartzProcesses quartz;

	QuartzIntegrationTests(TestDatabase database) {
		this.database = database;
		this.quartz = new QuartzProcesses(database);
	}

	@AfterEach
	void shutDown() throws SchedulerException {
		this.quartz.shutDown();
	}

	@Test
	void keepsATriggerInTheZoneOfTheSchedule() throws SchedulerException {
		Scheduler quartz = this.quartz.open();
		Schedules schedules = this.quartz.schedules(Map.of("time", "22:00", "zone", "Asia/Tokyo"));

		new QuartzSchedules(schedules).reconcile(quartz, now());

		assertThat(next(quartz)).isEqualTo(schedules.all().get(0).next(now()).orElseThrow().at());
	}

	@Test
	void movesTheTriggerOfAScheduleWithAnotherTime() throws SchedulerException {
		Scheduler quartz = this.quartz.open();
		new QuartzSchedules(this.quartz.schedules(Map.of("time", "22:00", "zone", "UTC"))).reconcile(quartz, now());
		Schedules later = this.quartz.schedules(Map.of("time", "23:00", "zone", "UTC"));

		new QuartzSchedules(later).reconcile(quartz, now());
		new QuartzSchedules(later).reconcile(quartz, now());

		assertThat(next(quartz)).isEqualTo(later.all().get(0).next(now()).orElseThrow().at());
	}

	@Test
	void removesTheJobOfAScheduleThatIsNoLongerSet() throws SchedulerException {
		Scheduler quartz = this.quartz.open();
		new QuartzSchedules(this.quartz.schedules(Map.of("time", "22:00"))).reconcile(quartz, now());
		assertThat(quartz.checkExists(job())).isTrue();

		new QuartzSchedules(this.quartz.schedules(Map.of("time", "22:00", "enabled", "false"))).reconcile(quartz,
				now());

		assertThat(quartz.checkExists(job())).isFalse();
		assertThat(quartz.getCalendar(this.quartz.name)).isNull();
	}

	@Test
	void leavesHolidaysOut() throws SchedulerException {
		Scheduler quartz = this.quartz.open();
		Instant today = this.quartz.schedules(Map.of("time", "22:00", "zone", "UTC"))
			.all()
			.get(0)
			.next(now())
			.orElseThrow()
			.at();
		String holiday = today.toString().substring(0, 10);

		new QuartzSchedules(this.quartz.schedules(Map.of("time", "22:00", "zone", "UTC", "holidays", holiday)))
			.reconcile(quartz, now());

		assertThat(next(quartz)).isEqualTo(today.plus(Duration.ofDays(1)));
	}

	@Test
	void ringsOnceMoreOnADayOnWhichQuartzWouldBeSilent() throws SchedulerException {
		Scheduler quartz = this.quartz.open();
		// The next spring in which the clocks of Madrid are put forward.
		Instant before = ZonedDateTime.parse("2027-03-27T12:00:00+01:00[Europe/Madrid]").toInstant();
		QuartzSchedules schedules = new QuartzSchedules(
				this.quartz.schedules(Map.of("time", "02:30", "zone", "Europe/Madrid", "dst-gap", "after")));
		schedules.reconcile(quartz, now());

		schedules.correct(quartz, this.quartz.name, before);
		schedules.correct(quartz, this.quartz.name, before);

		assertThat(quartz.getTrigger(new TriggerKey(this.quartz.name + ".corrected", "schedules")).getNextFireTime())
			.isEqualTo("2027-03-28T01:30:00Z");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ACQUIRED", "BLOCKED", "WAITING", "ERROR" })
	void makesATriggerAnewThatNobodyHasRungForSinceLongAgo(String state) throws SchedulerException {
		Scheduler quartz = this.quartz.open();
		Schedules schedules = this.quartz.schedules(Map.of("time", "22:00", "zone", "UTC"));
		new QuartzSchedules(schedules).reconcile(quartz, now());
		this.database.jdbc()
			.update("update qrtz_triggers set trigger_state = ?, next_fire_time = ? where trigger_name = ?", state,
					now().minus(Duration.ofDays(3)).toEpochMilli(), this.quartz.name);

		new QuartzSchedules(schedules).reconcile(quartz, now());

		assertThat(next(quartz)).isEqualTo(schedules.all().get(0).next(now()).orElseThrow().at());
		assertThat(this.database.jdbc()
			.queryForObject("select trigger_state from qrtz_triggers where trigger_name = ?", String.class,
					this.quartz.name))
			.isEqualTo("WAITING");
	}

	@Test
	void startsInManyProcessesAtTheSameMomentWithNewSettings() throws SchedulerException {
		Instant beforeTheGap = ZonedDateTime.parse("2027-03-27T12:00:00+01:00[Europe/Madrid]").toInstant();
		List<Scheduler> quartz = List.of(this.quartz.open(), this.quartz.open(), this.quartz.open());
		for (int minute = 10; minute < 20; minute++) {
			QuartzSchedules known = new QuartzSchedules(
					this.quartz.schedules(Map.of("time", "02:" + minute, "zone", "Europe/Madrid", "dst-gap", "after")));

			List<CompletableFuture<Void>> starting = quartz.stream()
				.map((scheduler) -> CompletableFuture.runAsync(() -> reconcile(known, scheduler, beforeTheGap)))
				.toList();
			starting.forEach(CompletableFuture::join);

			assertThat(quartz.get(0)
				.getTrigger(new TriggerKey(this.quartz.name + ".corrected", "schedules"))
				.getStartTime()).isEqualTo("2027-03-28T01:" + minute + ":00Z");
		}
	}

	@Test
	void startsInManyProcessesAtTheSameMomentOnADatabaseThatHasHadNone() throws SchedulerException {
		List<Scheduler> quartz = List.of(this.quartz.open(), this.quartz.open(), this.quartz.open());
		QuartzSchedules known = new QuartzSchedules(this.quartz.schedules(Map.of("time", "22:00")));
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

	private Instant next(Scheduler quartz) throws SchedulerException {
		return quartz.getTrigger(new TriggerKey(this.quartz.name, "schedules")).getNextFireTime().toInstant();
	}

	private JobKey job() {
		return new JobKey(this.quartz.name, "schedules");
	}

	private static Instant now() {
		return Clock.systemUTC().instant();
	}

}
