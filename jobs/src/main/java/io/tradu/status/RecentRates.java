package io.tradu.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;

import io.tradu.document.Night;
import io.tradu.throughput.MeasuredStage;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells from the newest changes of blocks how fast the stages are, for one single look.
 */
@Repository
class RecentRates {

	private static final Duration WINDOW = Duration.ofSeconds(30);

	// However old the table is: its newest rows are found by their numbers.
	private static final int NEWEST = 10_000;

	private final JdbcClient jdbc;

	private final Clock clock;

	RecentRates(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Returns the rows per second of the stages that have moved any. */
	Map<MeasuredStage, Double> of(Night night) {
		Instant now = this.clock.instant();
		Map<MeasuredStage, Double> rates = new EnumMap<>(MeasuredStage.class);
		long last = this.jdbc.sql("select coalesce(max(id), 0) from block_event").query(Long.class).single();
		// So many changes may have come in less than the window.
		Instant since = this.jdbc.sql("select min(at) from block_event where id = ?")
			.param(last - NEWEST)
			.query((row, number) -> row.getObject(1, OffsetDateTime.class))
			.optional()
			.map(OffsetDateTime::toInstant)
			.filter(now.minus(WINDOW)::isBefore)
			.orElse(now.minus(WINDOW));
		double seconds = Math.max(1, Duration.between(since, now).toMillis() / 1000.0);
		for (MeasuredStage stage : MeasuredStage.values()) {
			long rows = rows(night, stage, last - NEWEST, since);
			if (rows > 0) {
				rates.put(stage, rows / seconds);
			}
		}
		return rates;
	}

	private long rows(Night night, MeasuredStage stage, long afterId, Instant since) {
		return this.jdbc.sql("""
				select coalesce(sum(b.row_count), 0)
				from block_event e join block b on b.id = e.block_id
				where e.id > ? and e.at > ? and e.to_state = ? and b.night_id = ?
				""")
			.params(afterId, since.atOffset(ZoneOffset.UTC), stage.left().name(), night.id())
			.query(Long.class)
			.single();
	}

}
