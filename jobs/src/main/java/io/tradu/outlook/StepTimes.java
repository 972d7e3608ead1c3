package io.tradu.outlook;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.tradu.batch.history.RunTime;
import io.tradu.document.Night;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells how long the steps of a night have worked, over all its runs. */
@Repository
public class StepTimes {

	private final JdbcClient jdbc;

	private final Clock clock;

	StepTimes(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Returns the time of each step by name, of those that have committed something, in
	 * the order in which they first began.
	 */
	public Map<String, Duration> of(Night night) {
		Map<String, Duration> times = new LinkedHashMap<>();
		// A step that was killed has worked until its last commit. Once it is put right,
		// which is an update too, its end tells.
		this.jdbc
			.sql("""
					select s.step_name, s.start_time, coalesce(s.end_time, s.last_updated) as end_time, t.started_at, t.ended_at,
						t.worked_millis, r.zone
					from batch_step_execution s
					left join step_time t on t.step_execution_id = s.step_execution_id
					left join run_time r on r.job_execution_id = s.job_execution_id
					join batch_job_execution_params d on d.job_execution_id = s.job_execution_id
						and d.parameter_name = 'businessDate' and d.parameter_value = ?
					join batch_job_execution_params n on n.job_execution_id = s.job_execution_id
						and n.parameter_name = 'sequence' and n.parameter_value = ?
					where s.commit_count > 0 and s.start_time is not null
					order by s.step_execution_id
					""")
			.params(night.businessDate().toString(), Long.toString(night.sequence()))
			.query((row) -> {
				times.merge(row.getString("step_name"), RunTime.read(row).worked(this.clock), Duration::plus);
			});
		return times;
	}

}
