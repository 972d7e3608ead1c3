package io.tradu.nightly;

import java.time.OffsetDateTime;
import java.util.Optional;

import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Leases;
import io.tradu.nightly.RunList.Run;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds out whether the process of a run lives. */
@Repository
public class RunProcesses {

	/** Shown in place of the status of a run that no living process works on. */
	public static final String DEAD = "DEAD";

	private final JdbcClient jdbc;

	private final Leases leases;

	private final RunList runs;

	RunProcesses(JdbcClient jdbc, Leases leases, RunList runs) {
		this.jdbc = jdbc;
		this.leases = leases;
		this.runs = runs;
	}

	/** Returns the process that works on the pipeline and is not known to be dead. */
	public Optional<Instance> worker() {
		return this.leases.holder(NightRunner.JOB);
	}

	/** Returns the process that began a run; empty if an older version did. */
	public Optional<Instance> of(Run run) {
		return this.jdbc.sql("select host, pid, process_started from run_time where job_execution_id = ?")
			.param(run.id())
			.query((row, number) -> new Instance(row.getString("host"), row.getLong("pid"),
					row.getObject("process_started", OffsetDateTime.class).toInstant()))
			.optional();
	}

	/**
	 * Returns whether a living process works on a run. There is one run at a time, and it
	 * is the newest.
	 */
	public boolean isRunning(Run run) {
		return run.ended() == null && hasWorker(run)
				&& this.runs.newest(1).stream().allMatch((newest) -> newest.id() == run.id());
	}

	/** Returns whether the process that works on the pipeline is the one of a run. */
	boolean hasWorker(Run run) {
		Optional<Instance> worker = worker();
		return worker.isPresent() && of(run).map(worker.get()::isSame).orElse(true);
	}

	/** Returns whether a run has not ended although no living process works on it. */
	public boolean isDead(Run run) {
		return run.ended() == null && !isRunning(run);
	}

	/** Returns the status of a run to show: that of Spring Batch, or {@link #DEAD}. */
	public String status(Run run) {
		return isDead(run) ? DEAD : run.status();
	}

}
