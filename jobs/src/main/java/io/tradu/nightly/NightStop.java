package io.tradu.nightly;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.history.RunTime;
import io.tradu.batch.launch.StopRequest;
import io.tradu.batch.launch.StopRequests;
import io.tradu.command.TraduCommand;
import io.tradu.nightly.RunList.Run;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the process that runs a night to stop after the chunk in flight. */
@Component
public class NightStop {

	private final StopRequests requests;

	private final RunProcesses processes;

	private final AuditLog audit;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	NightStop(StopRequests requests, RunProcesses processes, AuditLog audit, JdbcClient jdbc,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.requests = requests;
		this.processes = processes;
		this.audit = audit;
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Asks for the stop; whoever asked first stands.
	 * @throws Refused if the run does not run
	 */
	public StopReport ask(Run run, Act act) {
		if (run.ended() != null) {
			throw new Refused("run " + run.id() + " does not run: it is " + run.status());
		}
		if (!this.processes.isRunning(run)) {
			throw new Refused("the process of run " + run.id()
					+ " is dead; there is nothing to stop. Continue it with: " + TraduCommand.of("restart", run.id()));
		}
		this.transaction.executeWithoutResult((status) -> {
			this.requests.add(run.id(), act.actor(), act.reason());
			this.audit.add(act, "stop", "run " + run.id(), run.subject());
		});
		return report(run);
	}

	/** Returns how far a stop has come that was asked for. */
	public StopReport report(Run run) {
		StopRequest request = this.requests.find(run.id()).orElseThrow();
		boolean working = this.processes.hasWorker(run);
		return this.jdbc.sql("""
				select e.status, e.start_time, e.end_time, t.started_at, t.ended_at, t.worked_millis, t.zone, (
					select max(s.last_updated) from batch_step_execution s
					where s.job_execution_id = e.job_execution_id and s.commit_count > 0) as last_commit
				from batch_job_execution e left join run_time t on t.job_execution_id = e.job_execution_id
				where e.job_execution_id = ?
				""")
			.param(run.id())
			.query((row, number) -> new StopReport(request.at(), RunTime.instant(row, "last_commit"),
					RunTime.read(row).ended(), row.getString("status"), working))
			.single();
	}

}
