package io.tradu.nightly;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import io.tradu.document.Night;
import io.tradu.document.Nights;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All runs there were, newest first. */
@Repository
public class RunList {

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
		return this.jdbc
			.sql("""
					select e.job_execution_id, d.parameter_value as business_date, s.parameter_value as sequence_number,
						e.status, e.start_time, e.end_time
					from batch_job_execution e
					join batch_job_execution_params d
						on d.job_execution_id = e.job_execution_id and d.parameter_name = 'businessDate'
					join batch_job_execution_params s
						on s.job_execution_id = e.job_execution_id and s.parameter_name = 'sequence'
					where not exists (select 1 from run_summary p where p.job_execution_id = e.job_execution_id)
					union all
					select job_execution_id, cast(business_date as varchar(10)), cast(sequence_number as varchar(20)), status,
						started_at, ended_at
					from run_summary
					order by job_execution_id desc
					fetch first ? rows only
					""")
			.param(limit)
			.query((row, number) -> new Run(row.getLong("job_execution_id"),
					LocalDate.parse(row.getString("business_date")), Long.parseLong(row.getString("sequence_number")),
					row.getString("status"), row.getObject("start_time", LocalDateTime.class),
					row.getObject("end_time", LocalDateTime.class)))
			.list();
	}

	/**
	 * Returns a run by its number, or the newest of a night by its label
	 * ({@code 2026-11-20}, {@code 2026-11-20.2}).
	 */
	public Optional<Run> find(String name) {
		return newest(Integer.MAX_VALUE).stream()
			.filter((run) -> name.equals(Long.toString(run.id())) || name.equals(run.nightLabel()))
			.findFirst();
	}

	/** Returns the night that a run belongs to. */
	public Optional<Night> night(Run run) {
		return this.nights.find(run.businessDate(), run.sequence());
	}

	/**
	 * Returns a folder or file that the run's night was begun with: {@code inbox},
	 * {@code outbox}, {@code feeds-file}.
	 */
	public Optional<String> place(Run run, String name) {
		return night(run).map((night) -> this.inputs.saved(night).get(name));
	}

	/**
	 * One execution of the job.
	 *
	 * @param id its number
	 * @param businessDate its night's date
	 * @param sequence its night's sequence
	 * @param status what Spring Batch says of it
	 * @param started when it began
	 * @param ended when it ended; null while it runs, or if its process died
	 */
	public record Run(long id, LocalDate businessDate, long sequence, String status, @Nullable LocalDateTime started,
			@Nullable LocalDateTime ended) {

		public String nightLabel() {
			return new Night(0, this.businessDate, this.sequence).label();
		}

	}

}
