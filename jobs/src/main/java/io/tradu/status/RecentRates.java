package io.tradu.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.tradu.batch.history.RunTime;
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
		for (MeasuredStage stage : MeasuredStage.values()) {
			Instant from = begin(night, stage).filter(since::isBefore).orElse(since);
			long rows = rows(night, stage, last - NEWEST, from);
			if (rows > 0) {
				rates.put(stage, rows / Math.max(1, Duration.between(from, now).toMillis() / 1000.0));
			}
		}
		return rates;
	}

	// A stage that has just begun was not slow before.
	private Optional<Instant> begin(Night night, MeasuredStage stage) {
		return this.jdbc.sql("""
				select s.start_time, s.end_time, t.started_at, t.ended_at, t.worked_millis, r.zone
				from batch_step_execution s
				left join step_time t on t.step_execution_id = s.step_execution_id
				left join run_time r on r.job_execution_id = s.job_execution_id
				join batch_job_execution_params d on d.job_execution_id = s.job_execution_id
					and d.parameter_name = 'businessDate' and d.parameter_value = ?
				join batch_job_execution_params n on n.job_execution_id = s.job_execution_id
					and n.parameter_name = 'sequence' and n.parameter_value = ?
				where s.step_name = ?
				order by s.step_execution_id desc fetch first 1 rows only
				""")
			.params(night.businessDate().toString(), Long.toString(night.sequence()), stage.step())
			.query((row, number) -> RunTime.read(row))
			.optional()
			.map(RunTime::started);
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
