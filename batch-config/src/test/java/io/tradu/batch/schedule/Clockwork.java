package io.tradu.batch.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Instances;
import io.tradu.batch.testing.TestDatabase;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The clocks of one process, driven by hand: with a schedule that no other test has, and
 * a clock that is set.
 */
class Clockwork {

	final SetClock clock;

	final String name;

	final Schedules schedules;

	final ScheduleStates states;

	final LaunchRequests requests;

	final DueLaunches due;

	final MissingLaunches missing;

	final SecondClock second;

	final ScheduleActs acts;

	final ScheduleOverviews overviews;

	final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final JdbcClient jdbc;

	private Clockwork(TestDatabase database, String name, SetClock clock, Map<String, String> settings) {
		this.name = name;
		this.clock = clock;
		this.jdbc = database.bean(JdbcClient.class);
		this.schedules = new Schedules(properties(name, settings), clock);
		ScheduleHistory history = new ScheduleHistory(this.jdbc);
		this.states = new ScheduleStates(this.jdbc, history, clock, database.bean(PlatformTransactionManager.class));
		this.requests = new LaunchRequests(this.jdbc, Instance.current(), database.bean(Instances.class), clock);
		Begun begun = new Begun(this.jdbc);
		LaunchNotes notes = new LaunchNotes(this.jdbc, clock);
		this.due = new DueLaunches(this.schedules, this.states, this.requests, notes, clock);
		ExpectedLaunches expected = new ExpectedLaunches(this.states, history, clock);
		this.missing = new MissingLaunches(this.schedules, expected, this.requests, begun, notes);
		this.second = new SecondClock(this.schedules, this.states, expected, this.missing, this.due, this.registry,
				clock);
		this.acts = new ScheduleActs(this.states, this.requests, database.bean(AuditLog.class), clock,
				database.bean(PlatformTransactionManager.class));
		this.overviews = new ScheduleOverviews(this.schedules, this.states, this.requests, begun, this.missing, clock);
	}

	/** Returns clocks that start at a time. */
	static Clockwork startedAt(TestDatabase database, String time, String... settings) {
		SetClock clock = new SetClock().at(time);
		return with(database, UUID.randomUUID().toString(), clock, settings);
	}

	/** Returns the clocks of another process with the same schedule. */
	Clockwork other(TestDatabase database, String... settings) {
		return with(database, this.name, new SetClock().at(this.clock.instant().toString()), settings);
	}

	private static Clockwork with(TestDatabase database, String name, SetClock clock, String... settings) {
		Map<String, String> all = new HashMap<>();
		for (String setting : settings) {
			int equals = setting.indexOf('=');
			all.put(setting.substring(0, equals), setting.substring(equals + 1));
		}
		Clockwork clockwork = new Clockwork(database, name, clock, all);
		clockwork.second.look();
		return clockwork;
	}

	private static SchedulesProperties properties(String name, Map<String, String> settings) {
		Map<String, String> all = new HashMap<>();
		settings.forEach((setting, value) -> all.put("tradu.schedules." + name + "." + setting, value));
		return new Binder(new MapConfigurationPropertySource(all)).bind("tradu", SchedulesProperties.class).get();
	}

	Schedule schedule() {
		return this.schedules.all().get(0);
	}

	/** The second clock looks at a time. */
	Clockwork look(String time) {
		this.clock.at(time);
		this.second.look();
		return this;
	}

	/** The clock that rings does so at a time, and had that in mind. */
	Clockwork ring(String time) {
		return ring(time, time);
	}

	/** The clock that rings does so at a time, and had another in mind. */
	Clockwork ring(String time, String meant) {
		this.clock.at(time);
		this.due.rung(this.name, Instant.parse(meant));
		return this;
	}

	/** Returns the dates that were asked for, in the order in which they were. */
	List<String> requested() {
		return this.jdbc.sql("select business_date from launch_request where schedule = ? order by id")
			.param(this.name)
			.query(LocalDate.class)
			.list()
			.stream()
			.map(LocalDate::toString)
			.toList();
	}

	/** Returns the dates that were said to be missing. */
	List<String> noted() {
		return this.jdbc.sql("select business_date from missing_launch where schedule = ? order by business_date")
			.param(this.name)
			.query(LocalDate.class)
			.list()
			.stream()
			.map(LocalDate::toString)
			.toList();
	}

	/** Returns how often something was said to be missing. */
	double counted() {
		return this.registry.counter("tradu.nights.missing", "schedule", this.name).count();
	}

	/** Something has come of all that was asked for. */
	void launchAll() {
		this.requests.waiting()
			.stream()
			.filter((request) -> request.schedule().equals(this.name))
			.forEach((request) -> this.requests.notNeeded(request.id(), "nothing to do"));
	}

}
