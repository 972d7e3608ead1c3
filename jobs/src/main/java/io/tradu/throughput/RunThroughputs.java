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

	// A run that goes on, and some whose process died.
	private static final int COUNTED_AT_ONCE = 4;

	private final JdbcClient jdbc;

	private final Throughputs throughputs;

	RunThroughputs(JdbcClient jdbc, Throughputs throughputs) {
		this.jdbc = jdbc;
		this.throughputs = throughputs;
	}

	/** Remembers what a run has moved. It fails no run. */
	@Override
	public void afterJob(JobExecution execution) {
		try {
			this.throughputs.ofRun(execution.getId(), BUCKETS).map(RunRows::of).ifPresent((rows) -> this.jdbc.sql("""
					insert into run_rows (job_execution_id, row_count, bucket_millis, buckets) values (?, ?, ?, ?)
					on conflict do nothing
					""").params(execution.getId(), rows.total(), rows.bucket().toMillis(), rows.format()).update());
		}
		catch (RuntimeException ex) {
			logger.warn("How many rows run {} has moved is not remembered: {}", execution.getId(), ex.getMessage());
		}
	}

	/**
	 * Returns what runs have moved, by their numbers. Of those that nobody has remembered
	 * it, because they run still or died, the first few of the list are counted now.
	 */
	public Map<Long, RunRows> of(List<Long> runs) {
		Map<Long, RunRows> rows = new HashMap<>();
		if (runs.isEmpty()) {
			return rows;
		}
		this.jdbc
			.sql("""
					select job_execution_id, row_count, bucket_millis, buckets from run_rows where job_execution_id in (:runs)
					""")
			.param("runs", runs)
			.query((row) -> {
				rows.put(row.getLong("job_execution_id"), RunRows.parse(row.getLong("row_count"),
						row.getLong("bucket_millis"), row.getString("buckets")));
			});
		runs.stream()
			.filter((run) -> !rows.containsKey(run))
			.limit(COUNTED_AT_ONCE)
			.forEach((run) -> this.throughputs.ofRun(run, BUCKETS)
				.ifPresent((counted) -> rows.put(run, RunRows.of(counted))));
		return rows;
	}

}
