package io.tradu.batch.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.tradu.batch.testing.TestDatabase;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Schedulers on one store, as many processes have them, with a schedule of their own. */
class QuartzProcesses {

	final String name = UUID.randomUUID().toString();

	private final TestDatabase database;

	private final List<Scheduler> opened = new ArrayList<>();

	private final AtomicInteger rung = new AtomicInteger();

	QuartzProcesses(TestDatabase database) {
		this.database = database;
	}

	/** Returns a scheduler that does not run. */
	Scheduler open() throws SchedulerException {
		Scheduler scheduler = QuartzStore.open(this.database.bean(DataSource.class), UUID.randomUUID().toString());
		this.opened.add(scheduler);
		return scheduler;
	}

	/** Starts a scheduler with schedules. */
	void start(Schedules schedules) throws SchedulerException {
		QuartzSchedules known = new QuartzSchedules(schedules);
		DueLaunches due = new DueLaunches(schedules, this.database.bean(ScheduleStates.class),
				this.database.bean(LaunchRequests.class), this.database.bean(LaunchNotes.class), Clock.systemUTC());
		Scheduler quartz = open();
		quartz.setJobFactory((bundle, scheduler) -> (context) -> {
			new LaunchJob(due, known).execute(context);
			this.rung.incrementAndGet();
		});
		known.reconcile(quartz, now());
		quartz.start();
	}

	/** Returns how often those have rung that were started. */
	int rung() {
		return this.rung.get();
	}

	/** Removes the schedules from the store, and shuts all schedulers down. */
	void shutDown() throws SchedulerException {
		for (Scheduler scheduler : this.opened) {
			new QuartzSchedules(schedules(Map.of())).reconcile(scheduler, now());
			scheduler.shutdown(true);
		}
	}

	/** Returns the one schedule, with these settings. */
	Schedules schedules(Map<String, String> settings) {
		Map<String, String> named = new HashMap<>();
		settings.forEach((setting, value) -> named.put(this.name + "." + setting, value));
		return all(named);
	}

	/** Returns the schedules of settings that begin with a name. */
	static Schedules all(Map<String, String> settings) {
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
