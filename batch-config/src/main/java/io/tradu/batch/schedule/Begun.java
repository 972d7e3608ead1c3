package io.tradu.batch.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

import io.tradu.batch.LocalTimes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What has begun, whoever launched it. */
@Repository
public class Begun {

	/** The job parameter that a business date is passed in. */
	public static final String BUSINESS_DATE = "businessDate";

	private final JdbcClient jdbc;

	Begun(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns what Spring Batch says of the newest run of a job for a business date. */
	public Optional<String> status(String job, LocalDate date) {
		return status(job, date, Instant.EPOCH);
	}

	/** As {@link #status(String, LocalDate)}, of runs that were begun since then. */
	public Optional<String> status(String job, LocalDate date, Instant since) {
		return this.jdbc.sql("""
				select e.status from batch_job_execution e
				join batch_job_instance i on i.job_instance_id = e.job_instance_id
				join batch_job_execution_params p on p.job_execution_id = e.job_execution_id
				left join run_time t on t.job_execution_id = e.job_execution_id
				where i.job_name = ? and p.parameter_name = ? and p.parameter_value = ?
					and (t.started_at >= ? or (t.started_at is null and e.create_time >= ?))
				order by e.job_execution_id desc fetch first 1 rows only
				""")
			.params(job, BUSINESS_DATE, date.toString(), since.atOffset(ZoneOffset.UTC), LocalTimes.of(since))
			.query(String.class)
			.optional();
	}

}
