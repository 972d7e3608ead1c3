package io.tradu.batch.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradu.batch.schedule.ScheduleState.Pause;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What clocks know of the schedules. All processes share it. */
@Repository
class ScheduleStates {

	private static final String SELECT = "select " + ScheduleRow.COLUMNS + " from schedule_state where name = ?";

	// The settings of a schedule that is no longer set.
	private static final String NONE = "";

	private final JdbcClient jdbc;

	private final ScheduleHistory history;

	private final Clock clock;

	private final TransactionTemplate transaction;

	ScheduleStates(JdbcClient jdbc, ScheduleHistory history, Clock clock,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.jdbc = jdbc;
		this.history = history;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Says that a clock goes by these schedules, and by no others. By settings that are
	 * new it is looked for what is due only from now on, and by those before for what was
	 * due up to now; a pause stays.
	 */
	void know(List<Schedule> schedules) {
		Map<String, String> settings = new LinkedHashMap<>();
		names().forEach((name) -> settings.put(name, NONE));
		schedules.forEach((schedule) -> {
			knowFirst(schedule);
			settings.put(schedule.name(), schedule.settings().text());
		});
		settings.forEach((name, text) -> this.transaction.executeWithoutResult((status) -> change(name, text)));
	}

	/** Says that there is such a schedule, if no clock has gone by it yet. */
	void knowFirst(Schedule schedule) {
		this.jdbc.sql("insert into schedule_state (name, settings, since) values (?, ?, ?) on conflict do nothing")
			.params(schedule.name(), schedule.settings().text(), now())
			.update();
	}

	private void change(String name, String settings) {
		lock(name).filter((state) -> !state.settings().equals(settings) || isAhead(state)).ifPresent((state) -> {
			this.jdbc.sql("update schedule_state set settings = ?, since = ? where name = ?")
				.params(settings, close(state), name)
				.update();
		});
	}

	// The clock of this machine was put back: what is due until then would be looked for
	// by nobody.
	private boolean isAhead(ScheduleState state) {
		return state.since().isAfter(this.clock.instant());
	}

	// Returns when the next span begins: where this one ends, unless there is a pause.
	private OffsetDateTime close(ScheduleState state) {
		OffsetDateTime now = now();
		Pause pause = state.pause();
		Instant until = (pause != null && pause.at().isBefore(now.toInstant())) ? pause.at() : now.toInstant();
		this.history.add(state.name(), new ScheduleSpan(state.settings(), state.since(), until));
		this.history.cap(state.name(), now.toInstant());
		return now;
	}

	private List<String> names() {
		return this.jdbc.sql("select name from schedule_state order by name").query(String.class).list();
	}

	private Optional<ScheduleState> lock(String name) {
		return this.jdbc.sql(SELECT + " for update")
			.param(name)
			.query((row, number) -> ScheduleRow.state(row))
			.optional();
	}

	Optional<ScheduleState> find(String name) {
		return this.jdbc.sql(SELECT).param(name).query((row, number) -> ScheduleRow.state(row)).optional();
	}

	/**
	 * Tells whether clocks went by a schedule at a time: they knew it, and it was not
	 * paused. So they did by one of which nobody has put down anything yet.
	 */
	boolean wentBy(String name, Instant at) {
		return find(name).map((state) -> at.isAfter(state.since()) || isAhead(state) || isPast(name, at)).orElse(true);
	}

	private boolean isPast(String name, Instant at) {
		return this.history.of(name).stream().anyMatch((span) -> at.isAfter(span.since()) && !at.isAfter(span.until()));
	}

	boolean isPaused(String name) {
		return find(name).filter((state) -> state.pause() != null).isPresent();
	}

	/**
	 * Pauses a schedule.
	 * @return false if it is paused already
	 */
	boolean pause(String name, String by, String reason) {
		return this.jdbc.sql("""
				update schedule_state set paused_at = ?, paused_by = ?, pause_reason = ?
				where name = ? and paused_at is null
				""").params(now(), by, reason.replace('\0', '\uFFFD'), name).update() == 1;
	}

	/**
	 * Lets a schedule go on. It is not looked for what was due meanwhile, but for what
	 * was missing before the pause.
	 * @return false if it is not paused
	 */
	boolean resume(String name) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			Optional<ScheduleState> paused = lock(name).filter((state) -> state.pause() != null);
			paused.ifPresent((state) -> {
				this.jdbc.sql("""
						update schedule_state set paused_at = null, paused_by = null, pause_reason = null, since = ?
						where name = ?
						""").params(close(state), name).update();
			});
			return paused.isPresent();
		}));
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(this.clock);
	}

}
