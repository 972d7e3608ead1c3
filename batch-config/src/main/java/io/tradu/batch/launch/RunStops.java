package io.tradu.batch.launch;

import java.util.Optional;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;

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

	/**
	 * The actor of what is done in the server or its dashboard, which know no persons.
	 */
	static final String SERVER = "Data Flow";

	private static final Act STOP = new Act(SERVER, "stopped in the dashboard, or through the server");

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
			.or(() -> isStopping(executionId) ? Optional.of(record(executionId)) : Optional.empty());
	}

	/**
	 * Records the stop of an execution that has ended although nobody is known to have
	 * asked for it: the framework has read the server's word before this process did.
	 */
	void stopped(JobExecution execution) {
		if (execution.getStatus() == BatchStatus.STOPPED && this.requests.find(execution.getId()).isEmpty()) {
			record(execution.getId());
		}
	}

	private boolean isStopping(long executionId) {
		return this.jdbc
			.sql("select count(*) from batch_job_execution where job_execution_id = ? and status = 'STOPPING'")
			.param(executionId)
			.query(Long.class)
			.single() > 0;
	}

	private StopRequest record(long executionId) {
		return this.transaction.execute((status) -> {
			this.audit.add(STOP, "stop", "run " + executionId, "");
			return this.requests.add(executionId, STOP.actor(), STOP.reason());
		});
	}

}
