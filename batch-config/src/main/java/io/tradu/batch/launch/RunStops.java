package io.tradu.batch.launch;

import java.util.Optional;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hears that a running job is to stop, whoever asks for it: somebody through
 * {@link StopRequests}, or the Data Flow server, which writes the status into the
 * execution and says nothing else. Its stop is then recorded like anybody's.
 */
@Component
class RunStops {

	private static final Act STOP = new Act(AuditLog.SERVER, "stopped in the dashboard, or through the server");

	private final StopRequests requests;

	private final AuditLog audit;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	RunStops(StopRequests requests, AuditLog audit, JdbcClient jdbc,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.requests = requests;
		this.audit = audit;
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Returns who has asked for a stop of a job that this process runs and has not
	 * stopped itself.
	 */
	Optional<StopRequest> find(long executionId) {
		return this.requests.find(executionId)
			.or(() -> isStopping(executionId) ? Optional.of(record(executionId, STOP)) : Optional.empty());
	}

	/**
	 * Records why an execution has stopped for which nobody has made a request.
	 * @param here whether this process has stopped it; if not, the framework has read the
	 * server's word before this process did
	 * @param interruption whose doing it is that this process is told to end; null if it
	 * is not
	 */
	void stopped(JobExecution execution, boolean here, @Nullable Act interruption) {
		long id = execution.getId();
		if (execution.getStatus() != BatchStatus.STOPPED || this.requests.find(id).isPresent()) {
			return;
		}
		if (!here) {
			record(id, STOP);
		}
		else if (interruption != null && interruption.actor().equals(AuditLog.LINE)) {
			this.audit.add(interruption, StoppedRuns.INTERRUPT, "run " + id, "");
		}
		else if (interruption != null) {
			record(id, interruption);
		}
	}

	private boolean isStopping(long executionId) {
		return this.jdbc
			.sql("select count(*) from batch_job_execution where job_execution_id = ? and status = 'STOPPING'")
			.param(executionId)
			.query(Long.class)
			.single() > 0;
	}

	/** Records a stop that has been asked for, and who has asked. */
	StopRequest record(long executionId, Act act) {
		return this.transaction.execute((status) -> {
			this.audit.add(act, "stop", "run " + executionId, "");
			return this.requests.add(executionId, act.actor(), act.reason());
		});
	}

}
