package io.tradu.nightly;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tradu.batch.history.RunTime;
import io.tradu.document.Night;
import io.tradu.document.Nights;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All runs there were, newest first. */
@Repository
public class RunList {

	private static final Pattern NIGHT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:\\.([2-9]|[1-9]\\d+))?");

	private static final Pattern REPLAY = Pattern.compile("replay ([1-9]\\d*)");

	private final JdbcClient jdbc;

	private final Nights nights;

	private final NightInputs inputs;

	RunList(JdbcClient jdbc, Nights nights, NightInputs inputs) {
		this.jdbc = jdbc;
		this.nights = nights;
		this.inputs = inputs;
	}

	/** Returns the newest runs, those of purged nights too. */
	public List<Run> newest(int limit) {
		return find("true", List.of(), limit);
	}

	/**
	 * Returns the newest run of each night and replay that is neither complete nor
	 * abandoned, newest first. One of them may be running.
	 */
	public List<Run> unfinished() {
		return find("status not in ('COMPLETED', 'ABANDONED') and newest_of_instance", List.of(), Integer.MAX_VALUE);
	}

	/**
	 * Returns the newest run before another one that completed and is of its kind: of a
	 * night, or of a replay.
	 */
	public Optional<Run> lastCompletedBefore(Run run) {
		return find("status = 'COMPLETED' and job_execution_id < ? and replay is "
				+ ((run.replay() == null) ? "" : "not ") + "null", List.of(run.id()), 1)
			.stream()
			.findFirst();
	}

	/** Returns the newest run of the night or replay that a run belongs to. */
	public Run newestOf(Run run) {
		return ofLabel(run.nightLabel()).orElse(run);
	}

	private List<Run> find(String condition, List<?> parameters, int limit) {
		return this.jdbc.sql("""
				select * from (
					select e.job_execution_id, d.parameter_value as business_date, s.parameter_value as sequence_number,
						r.parameter_value as replay, e.status, e.start_time, e.end_time, t.started_at, t.ended_at,
						t.worked_millis, t.zone, not exists (
							select 1 from batch_job_execution later
							where later.job_instance_id = e.job_instance_id
								and later.job_execution_id > e.job_execution_id) as newest_of_instance
					from batch_job_execution e
					left join run_time t on t.job_execution_id = e.job_execution_id
					left join batch_job_execution_params d
						on d.job_execution_id = e.job_execution_id and d.parameter_name = 'businessDate'
					left join batch_job_execution_params s
						on s.job_execution_id = e.job_execution_id and s.parameter_name = 'sequence'
					left join batch_job_execution_params r
						on r.job_execution_id = e.job_execution_id and r.parameter_name = 'replay'
					where (s.parameter_value is not null or r.parameter_value is not null)
						and not exists (select 1 from run_summary p where p.job_execution_id = e.job_execution_id)
					union all
					select p.job_execution_id, cast(p.business_date as varchar(10)),
						cast(p.sequence_number as varchar(20)), null, p.status, p.started_at, p.ended_at, t.started_at,
						t.ended_at, t.worked_millis, t.zone, false
					from run_summary p
					left join run_time t on t.job_execution_id = p.job_execution_id
				) run
				where %s
				order by job_execution_id desc
				fetch first ? rows only
				""".formatted(condition))
			.params(Stream.concat(parameters.stream(), Stream.of(limit)).toList())
			.query((row, number) -> run(row))
			.list();
	}

	private static Run run(ResultSet row) throws SQLException {
		String date = row.getString("business_date");
		String replay = row.getString("replay");
		return new Run(row.getLong("job_execution_id"), (date != null) ? LocalDate.parse(date) : null,
				(date != null) ? Long.parseLong(row.getString("sequence_number")) : 0,
				(replay != null) ? Long.valueOf(replay) : null, row.getString("status"), RunTime.read(row));
	}

	/**
	 * Returns a run by its number, or the newest of a night or a replay by its label
	 * ({@code 2026-11-20}, {@code 2026-11-20.2}, {@code replay 3}).
	 */
	public Optional<Run> find(String name) {
		return name.matches("\\d{1,18}")
				? find("job_execution_id = ?", List.of(Long.valueOf(name)), 1).stream().findFirst() : ofLabel(name);
	}

	private Optional<Run> ofLabel(String label) {
		Matcher night = NIGHT.matcher(label);
		if (night.matches()) {
			return find("business_date = ? and sequence_number = ?",
					List.of(night.group(1), (night.group(2) != null) ? night.group(2) : "1"), 1)
				.stream()
				.findFirst();
		}
		Matcher replay = REPLAY.matcher(label);
		return replay.matches() ? find("replay = ?", List.of(replay.group(1)), 1).stream().findFirst()
				: Optional.empty();
	}

	/** Returns the night that a run belongs to; a replay is not part of one. */
	public Optional<Night> night(Run run) {
		return (run.businessDate() != null) ? this.nights.find(run.businessDate(), run.sequence()) : Optional.empty();
	}

	/**
	 * Returns a folder or file that the run's night was begun with: {@code inbox},
	 * {@code outbox}, {@code feeds-file}. For a replay it is that of the first night it
	 * has documents of.
	 */
	public Optional<String> place(Run run, String name) {
		return ((run.replay() != null) ? replayedNight(run.replay()) : night(run))
			.map((night) -> this.inputs.saved(night).get(name));
	}

	/**
	 * Returns what the run's night depends on beside its documents, by name; nothing for
	 * a replay.
	 */
	public Map<String, String> inputs(Run run) {
		return night(run).map(this.inputs::saved).orElse(Map.of());
	}

	private Optional<Night> replayedNight(long replay) {
		return this.jdbc.sql("""
				select n.business_date, n.sequence_number
				from replay_item i join document d on d.id = i.document_id join night n on n.id = d.night_id
				where i.replay_id = ? order by n.id fetch first 1 rows only
				""")
			.param(replay)
			.query((row, number) -> this.nights.find(row.getObject("business_date", LocalDate.class),
					row.getLong("sequence_number")))
			.optional()
			.flatMap((night) -> night);
	}

	/**
	 * One execution of the job.
	 *
	 * @param id its number
	 * @param businessDate its night's date; null for a replay
	 * @param sequence its night's sequence; 0 for a replay
	 * @param replay its replay's number; null for a night
	 * @param status what Spring Batch says of it
	 * @param time when it worked
	 */
	public record Run(long id, @Nullable LocalDate businessDate, long sequence, @Nullable Long replay, String status,
			RunTime time) {

		/** Returns when it began; null if it never did. */
		public @Nullable Instant started() {
			return this.time.started();
		}

		/** Returns when it ended; null while it runs, or if its process died. */
		public @Nullable Instant ended() {
			return this.time.ended();
		}

		/**
		 * Returns how long it ran, up to now while it runs. Never negative; zero if it
		 * never began.
		 */
		public Duration worked(Clock clock) {
			return this.time.worked(clock);
		}

		/** Returns what ran, as the audit log names it: a night or a replay. */
		public String subject() {
			return (this.replay != null) ? nightLabel() : "night " + nightLabel();
		}

		/** Returns the night's label, or what stands in its place for a replay. */
		public String nightLabel() {
			return (this.businessDate != null) ? new Night(0, this.businessDate, this.sequence).label()
					: "replay " + this.replay;
		}

	}

}
