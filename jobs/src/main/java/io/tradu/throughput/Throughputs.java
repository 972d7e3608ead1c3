package io.tradu.throughput;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.tradu.batch.history.RunTime;
import io.tradu.document.Night;
import io.tradu.document.Nights;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Measures throughput by what is recorded of the blocks' changes. */
@Repository
public class Throughputs {

	private final JdbcClient jdbc;

	private final Nights nights;

	private final Clock clock;

	Throughputs(JdbcClient jdbc, Nights nights, Clock clock) {
		this.jdbc = jdbc;
		this.nights = nights;
		this.clock = clock;
	}

	/**
	 * Returns the throughput of a night over all its runs, from its first change of a
	 * block until the last one left a stage. What a person cancels later is no work.
	 * @param buckets into how many stretches of the same length the time is cut
	 * @return nothing if no block was ever claimed, or the night was purged
	 */
	public Optional<Throughput> of(Night night, int buckets) {
		return this.jdbc.sql("""
				select min(e.at) as since,
					max(case when e.to_state in ('VALIDATING', 'COMPLETED') then e.at end) as until
				from block b join block_event e on e.block_id = b.id
				where b.night_id = ?
				""")
			.param(night.id())
			.query((row, number) -> span(row))
			.single()
			.map((span) -> measured(night, span, buckets));
	}

	/**
	 * Returns the throughput of one run of a night, from its start to its end, or to now
	 * while it runs.
	 * @param executionId the run's number
	 * @param buckets into how many stretches of the same length the time is cut
	 * @return nothing if there is no such run, it has not begun, it is no night's, or its
	 * night was purged
	 */
	public Optional<Throughput> ofRun(long executionId, int buckets) {
		return this.jdbc.sql("""
				select e.start_time, e.end_time, t.started_at, t.ended_at, t.worked_millis, t.zone,
					d.parameter_value as business_date, s.parameter_value as sequence_number
				from batch_job_execution e
				left join run_time t on t.job_execution_id = e.job_execution_id
				join batch_job_execution_params d
					on d.job_execution_id = e.job_execution_id and d.parameter_name = 'businessDate'
				join batch_job_execution_params s
					on s.job_execution_id = e.job_execution_id and s.parameter_name = 'sequence'
				where e.job_execution_id = ? and e.start_time is not null
				""")
			.param(executionId)
			.query((row, number) -> ofRun(row, buckets))
			.optional()
			.flatMap((found) -> found);
	}

	private Optional<Throughput> ofRun(ResultSet row, int buckets) throws SQLException {
		RunTime time = RunTime.read(row);
		Instant started = Objects.requireNonNull(time.started());
		Span span = new Span(started, started.plus(time.worked(this.clock)));
		return this.nights
			.find(LocalDate.parse(row.getString("business_date")), Long.parseLong(row.getString("sequence_number")))
			.map((night) -> measured(night, span, buckets));
	}

	private Throughput measured(Night night, Span span, int buckets) {
		Duration bucket = span.cut(buckets);
		Map<MeasuredStage, List<Long>> rows = new EnumMap<>(MeasuredStage.class);
		for (MeasuredStage stage : MeasuredStage.values()) {
			rows.put(stage, new ArrayList<>(Collections.nCopies(buckets, 0L)));
		}
		this.jdbc.sql("""
				select to_state, bucket, sum(row_count) as row_count
				from (
					select e.to_state, b.row_count,
						cast(floor((extract(epoch from e.at) - cast(:since as double precision))
							/ cast(:bucket as double precision)) as int) as bucket
					from block b join block_event e on e.block_id = b.id
					where b.night_id = :night and e.to_state in ('VALIDATING', 'COMPLETED')
						and e.at between :from and :until
				) event
				group by to_state, bucket
				""")
			.param("since", seconds(Duration.between(Instant.EPOCH, span.from())))
			.param("bucket", seconds(bucket))
			.param("night", night.id())
			.param("from", span.from().atOffset(ZoneOffset.UTC))
			.param("until", span.until().atOffset(ZoneOffset.UTC))
			.query((row) -> {
				List<Long> counts = rows.get(stage(row.getString("to_state")));
				// What happened in the last moment belongs to the last bucket, and what
				// rounding puts before the first moment to the first.
				int index = Math.max(0, Math.min(row.getInt("bucket"), buckets - 1));
				counts.set(index, counts.get(index) + row.getLong("row_count"));
			});
		return new Throughput(span.from(), bucket, rows);
	}

	private static Optional<Span> span(ResultSet row) throws SQLException {
		OffsetDateTime since = row.getObject("since", OffsetDateTime.class);
		if (since == null) {
			return Optional.empty();
		}
		OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
		return Optional.of(new Span(since.toInstant(), ((until != null) ? until : since).toInstant()));
	}

	private static MeasuredStage stage(String state) {
		return state.equals(MeasuredStage.TRANSLATE.left().name()) ? MeasuredStage.TRANSLATE : MeasuredStage.CHECK;
	}

	private static BigDecimal seconds(Duration duration) {
		return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
	}

	/** A time that is cut into buckets. */
	private record Span(Instant from, Instant until) {

		Duration cut(int buckets) {
			long millis = Math.max(0, Duration.between(this.from, this.until).toMillis());
			return Duration.ofMillis(Math.max(1, (millis + buckets - 1) / buckets));
		}

	}

}
