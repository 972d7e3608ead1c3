package io.tradu.batch.history;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.lease.Instance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Records when runs and steps begin and end, and measures how long they take by a
 * monotonic clock. What cannot be recorded is logged and does no harm to the run.
 */
@Repository
public class ExecutionTimes {

	private static final Logger logger = LoggerFactory.getLogger(ExecutionTimes.class);

	private final JdbcClient jdbc;

	private final Instance self;

	private final Clock clock;

	private final Map<Long, Long> runs = new ConcurrentHashMap<>();

	private final Map<Long, Long> steps = new ConcurrentHashMap<>();

	ExecutionTimes(JdbcClient jdbc, Instance self, Clock clock) {
		this.jdbc = jdbc;
		this.self = self;
		this.clock = clock;
	}

	/** Records that a run begins in this process. */
	void begins(JobExecution run) {
		this.runs.put(run.getId(), System.nanoTime());
		record("run " + run.getId(),
				() -> this.jdbc.sql("""
						insert into run_time (job_execution_id, host, pid, process_started, zone, started_at)
						values (?, ?, ?, ?, ?, ?)
						""")
					.params(run.getId(), this.self.host(), this.self.pid(),
							this.self.started().atOffset(ZoneOffset.UTC), ZoneId.systemDefault().getId(), now())
					.update());
	}

	/** Records that a run ends in this process, and returns how long it took. */
	Duration ends(JobExecution run) {
		Duration worked = since(this.runs.remove(run.getId()));
		record("run " + run.getId(),
				() -> this.jdbc.sql("update run_time set ended_at = ?, worked_millis = ? where job_execution_id = ?")
					.params(now(), worked.toMillis(), run.getId())
					.update());
		return worked;
	}

	/** Records that a step begins in this process. */
	public void begins(StepExecution step) {
		this.steps.put(step.getId(), System.nanoTime());
		record("step " + step.getStepName(),
				() -> this.jdbc.sql("insert into step_time (step_execution_id, started_at) values (?, ?)")
					.params(step.getId(), now())
					.update());
	}

	/** Records that a step ends in this process, and returns how long it took. */
	public Duration ends(StepExecution step) {
		Duration worked = since(this.steps.remove(step.getId()));
		record("step " + step.getStepName(),
				() -> this.jdbc.sql("update step_time set ended_at = ?, worked_millis = ? where step_execution_id = ?")
					.params(now(), worked.toMillis(), step.getId())
					.update());
		return worked;
	}

	/**
	 * Returns the present time in the zone of the process that ran something, in which
	 * Spring Batch keeps the times of that run.
	 */
	public LocalDateTime now(JobExecution run) {
		ZoneId zone = this.jdbc.sql("select zone from run_time where job_execution_id = ?")
			.param(run.getId())
			.query(String.class)
			.optional()
			.map(ZoneId::of)
			.orElseGet(ZoneId::systemDefault);
		return LocalDateTime.now(this.clock.withZone(zone));
	}

	private static void record(String subject, Runnable statement) {
		try {
			statement.run();
		}
		catch (RuntimeException ex) {
			logger.warn("The time of {} is not recorded: {}", subject, FailureReport.of(ex).sentence());
		}
	}

	private static Duration since(Long nanos) {
		return (nanos != null) ? Duration.ofNanos(System.nanoTime() - nanos) : Duration.ZERO;
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(this.clock);
	}

}
