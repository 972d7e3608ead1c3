package io.tradu.throughput;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Remembers what each run has moved, so that a list of many runs does not read every
 * change of every block.
 */
@Repository
public class RunThroughputs implements JobExecutionListener {

	/** Into how many stretches a run's time is cut. */
	public static final int BUCKETS = 20;

	private static final Logger logger = LoggerFactory.getLogger(RunThroughputs.class);

	// A run that goes on, and some whose process died and that nobody has put right.
	private static final int COUNTED_AT_ONCE = 4;

	// After an upgrade there may be many, and the next night counts the next ones.
	private static final int CAUGHT_UP_AT_ONCE = 20;

	// Runs of nights that are still there, and that nobody remembers. A replay moves no
	// rows of its own.
	private static final String COUNTABLE = """
			select e.job_execution_id
			from batch_job_execution e
			join batch_job_execution_params d
				on d.job_execution_id = e.job_execution_id and d.parameter_name = 'businessDate'
			join batch_job_execution_params s
				on s.job_execution_id = e.job_execution_id and s.parameter_name = 'sequence'
			join night n on cast(n.business_date as varchar(10)) = d.parameter_value
				and cast(n.sequence_number as varchar(20)) = s.parameter_value
			where e.start_time is not null
				and not exists (select 1 from run_rows r where r.job_execution_id = e.job_execution_id)
				and not exists (select 1 from run_summary p where p.job_execution_id = e.job_execution_id)
			""";

	private final JdbcClient jdbc;

	private final Throughputs throughputs;

	RunThroughputs(JdbcClient jdbc, Throughputs throughputs) {
		this.jdbc = jdbc;
		this.throughputs = throughputs;
	}

	/**
	 * Remembers what a run has moved, and what the newest before it have that nobody
	 * remembers: their process died, or an older version ran them. It fails no run.
	 */
	@Override
	public void afterJob(JobExecution execution) {
		remember(execution.getId());
		try {
			forgotten().forEach(this::remember);
		}
		catch (RuntimeException ex) {
			logger.warn("What earlier runs have moved is not remembered: {}", ex.getMessage());
		}
	}

	/**
	 * Remembers what a run has moved that has ended. What goes wrong is only logged.
	 * @param run its number
	 */
	public void remember(long run) {
		try {
			if (remembered(List.of(run)).isEmpty()) {
				this.throughputs.ofRun(run, BUCKETS).ifPresent((moved) -> save(run, RunRows.of(moved)));
			}
		}
		catch (RuntimeException ex) {
			logger.warn("How many rows run {} has moved is not remembered: {}", run, ex.getMessage());
		}
	}

	private void save(long run, RunRows rows) {
		this.jdbc.sql("""
				insert into run_rows (job_execution_id, row_count, bucket_millis, buckets) values (?, ?, ?, ?)
				on conflict do nothing
				""").params(run, rows.total(), rows.bucket().toMillis(), rows.format()).update();
	}

	private List<Long> forgotten() {
		return this.jdbc.sql(COUNTABLE + """
					and e.end_time is not null
				order by e.job_execution_id desc
				fetch first ? rows only
				""").param(CAUGHT_UP_AT_ONCE).query(Long.class).list();
	}

	/**
	 * Returns what runs have moved, by their numbers. Of those of which nobody has
	 * remembered it, because they run still or died, the newest few are counted now.
	 */
	public Map<Long, RunRows> of(List<Long> runs) {
		if (runs.isEmpty()) {
			return Map.of();
		}
		Map<Long, RunRows> rows = remembered(runs);
		countable(runs).forEach((run) -> this.throughputs.ofRun(run, BUCKETS)
			.ifPresent((counted) -> rows.put(run, RunRows.of(counted))));
		return rows;
	}

	private Map<Long, RunRows> remembered(List<Long> runs) {
		Map<Long, RunRows> rows = new HashMap<>();
		this.jdbc
			.sql("""
					select job_execution_id, row_count, bucket_millis, buckets from run_rows where job_execution_id in (:runs)
					""")
			.param("runs", runs)
			.query((row) -> {
				rows.put(row.getLong("job_execution_id"), RunRows.parse(row.getLong("row_count"),
						row.getLong("bucket_millis"), row.getString("buckets")));
			});
		return rows;
	}

	private List<Long> countable(List<Long> runs) {
		return this.jdbc.sql(COUNTABLE + """
					and e.job_execution_id in (:runs)
				order by e.job_execution_id desc
				fetch first :limit rows only
				""").param("runs", runs).param("limit", COUNTED_AT_ONCE).query(Long.class).list();
	}

}
