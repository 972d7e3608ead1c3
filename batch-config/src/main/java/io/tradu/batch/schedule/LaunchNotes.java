package io.tradu.batch.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is put down of launches that were due and not asked for: once for each. */
@Repository
class LaunchNotes {

	private final JdbcClient jdbc;

	private final Clock clock;

	LaunchNotes(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Puts down that something is missing.
	 * @return false if that stands there already
	 */
	boolean missing(MissingLaunch missing) {
		return this.jdbc.sql("""
				insert into missing_launch (schedule, business_date, due_at, noticed_at, detail)
				values (?, ?, ?, ?, ?)
				on conflict do nothing
				""")
			.params(missing.schedule(), missing.businessDate(), missing.dueAt().atOffset(ZoneOffset.UTC), now(),
					missing.why())
			.update() == 1;
	}

	/**
	 * Puts down that something is not launched on purpose.
	 * @param why the reason, in words
	 * @return false if that stands there already
	 */
	boolean skipped(String schedule, LocalDate date, String why) {
		return this.jdbc.sql("""
				insert into skipped_launch (schedule, business_date, skipped_at, detail) values (?, ?, ?, ?)
				on conflict do nothing
				""").params(schedule, date, now(), why).update() == 1;
	}

	/** Returns why something is not launched on purpose; empty if it is not skipped. */
	Optional<String> skipped(String schedule, LocalDate date) {
		return this.jdbc.sql("select detail from skipped_launch where schedule = ? and business_date = ?")
			.params(schedule, date)
			.query(String.class)
			.optional();
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(this.clock);
	}

}
