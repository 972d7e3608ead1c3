package io.tradu.batch.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import io.tradu.batch.schedule.ScheduleState.Pause;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What clocks know of the schedules. All processes share it. */
@Repository
class ScheduleStates {

	private final JdbcClient jdbc;

	private final Clock clock;

	ScheduleStates(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Says that a clock goes by these settings. From settings that are new it is looked
	 * for what is due only from now on; a pause stays.
	 */
	void know(Schedule schedule) {
		int added = this.jdbc
			.sql("insert into schedule_state (name, settings, since) values (?, ?, ?) on conflict do nothing")
			.params(schedule.name(), schedule.settings(), now())
			.update();
		if (added == 0) {
			this.jdbc.sql("update schedule_state set settings = ?, since = ? where name = ? and settings <> ?")
				.params(schedule.settings(), now(), schedule.name(), schedule.settings())
				.update();
		}
	}

	Optional<ScheduleState> find(String name) {
		return this.jdbc.sql("""
				select name, settings, since, paused_at, paused_by, pause_reason from schedule_state where name = ?
				""").param(name).query((row, number) -> state(row)).optional();
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
	 * Lets a schedule go on; what was due meanwhile is not looked for.
	 * @return false if it is not paused
	 */
	boolean resume(String name) {
		return this.jdbc.sql("""
				update schedule_state set paused_at = null, paused_by = null, pause_reason = null, since = ?
				where name = ? and paused_at is not null
				""").params(now(), name).update() == 1;
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(this.clock);
	}

	private static ScheduleState state(ResultSet row) throws SQLException {
		return new ScheduleState(row.getString("name"), row.getString("settings"),
				row.getObject("since", OffsetDateTime.class).toInstant(), pause(row));
	}

	private static @Nullable Pause pause(ResultSet row) throws SQLException {
		OffsetDateTime at = row.getObject("paused_at", OffsetDateTime.class);
		if (at == null) {
			return null;
		}
		Instant since = at.toInstant();
		return new Pause(since, row.getString("paused_by"), row.getString("pause_reason"));
	}

}
