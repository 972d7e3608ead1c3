package io.tradu.batch.schedule;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What clocks went by before, for as long as it is looked for what was missed. */
@Repository
class ScheduleHistory {

	private final JdbcClient jdbc;

	ScheduleHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Adds a span that is over, and drops those that are too old. */
	void add(String name, ScheduleSpan span) {
		this.jdbc.sql("delete from schedule_past where name = ? and until < ?")
			.params(name, utc(span.until().minus(Recurrence.LOOK_BACK)))
			.update();
		if (span.since().isBefore(span.until())) {
			this.jdbc.sql("insert into schedule_past (name, settings, since, until) values (?, ?, ?, ?)")
				.params(name, span.settings(), utc(span.since()), utc(span.until()))
				.update();
		}
	}

	/**
	 * Ends what reaches into the future: it was put down while the clock of a machine was
	 * ahead.
	 */
	void cap(String name, Instant now) {
		this.jdbc.sql("delete from schedule_past where name = ? and since >= ?").params(name, utc(now)).update();
		this.jdbc.sql("update schedule_past set until = ? where name = ? and until > ?")
			.params(utc(now), name, utc(now))
			.update();
	}

	/** Returns the spans of a schedule, oldest first. */
	List<ScheduleSpan> of(String name) {
		return this.jdbc.sql("select settings, since, until from schedule_past where name = ? order by until, since")
			.param(name)
			.query((row, number) -> new ScheduleSpan(row.getString("settings"),
					row.getObject("since", OffsetDateTime.class).toInstant(),
					row.getObject("until", OffsetDateTime.class).toInstant()))
			.list();
	}

	private static OffsetDateTime utc(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

}
