package io.tradu.batch.recovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.history.ExecutionTimes;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts right what dead processes have left behind. The caller must hold the lease under
 * which the executions ran: it is the proof that nobody works on them.
 */
@Component
public class Recovery {

	private final JobOperator operator;

	private final JobRepository repository;

	private final List<RecoveryParticipant> participants;

	private final JdbcClient jdbc;

	private final ExecutionTimes times;

	private final RecoveryReport report;

	private final TransactionTemplate transaction;

	Recovery(JobOperator operator, JobRepository repository, List<RecoveryParticipant> participants, JdbcClient jdbc,
			ExecutionTimes times, RecoveryReport report,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.operator = operator;
		this.repository = repository;
		this.participants = participants;
		this.jdbc = jdbc;
		this.times = times;
		this.report = report;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Returns the executions that count as running, that have ended with a step that
	 * does, or whose outcome is unknown, oldest first.
	 */
	public List<JobExecution> unsettled() {
		return this.jdbc.sql("""
				select e.job_execution_id from batch_job_execution e
				where e.status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN') or exists (
					select 1 from batch_step_execution s
					where s.job_execution_id = e.job_execution_id
						and s.status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN'))
				order by e.job_execution_id
				""").query(Long.class).list().stream().map(this.repository::getJobExecution).toList();
	}

	/** Tells whether something of an execution is still open, or its outcome unknown. */
	public static boolean isUnsettled(JobExecution execution) {
		return isOpen(execution.getStatus())
				|| execution.getStepExecutions().stream().anyMatch((step) -> isOpen(step.getStatus()));
	}

	/**
	 * Tells whether an execution's outcome is unknown: nobody heard whether its last
	 * commit took effect.
	 */
	public static boolean isUnknown(JobExecution execution) {
		return execution.getStatus() == BatchStatus.UNKNOWN;
	}

	/**
	 * Puts an execution right that a dead process has left open: execution and steps
	 * count as failed, and as ended at their last commit, and what was in the process's
	 * hands is free again, in one transaction.
	 * @return what changed; empty if nothing had to
	 * @throws DecisionNeeded if the outcome of the execution is unknown
	 */
	public List<Change> recover(JobExecution execution) {
		JobExecution current = current(execution);
		if (isUnknown(current)) {
			throw new DecisionNeeded(FailureCategory.INFRASTRUCTURE, "the outcome of run " + execution.getId()
					+ " is unknown: nobody heard whether its last commit took effect");
		}
		return change(current, () -> this.operator.recover(current));
	}

	/**
	 * Settles an execution whose outcome is unknown, as failed. Safe if the job's steps
	 * find their place from their own data, saved in the chunks' transactions: then it
	 * does not matter whether the commit that nobody heard of took effect.
	 * @return what changed
	 */
	public List<Change> settle(JobExecution execution) {
		JobExecution current = current(execution);
		return change(current, () -> {
			current.setStatus(BatchStatus.FAILED);
			current.setEndTime(this.times.now(current));
			this.repository.update(current);
		});
	}

	// What the caller holds may be older than a commit that nobody heard of.
	private JobExecution current(JobExecution execution) {
		return Objects.requireNonNull(this.repository.getJobExecution(execution.getId()));
	}

	private List<Change> change(JobExecution execution, Runnable ofExecution) {
		List<Change> changes = this.transaction.execute((status) -> {
			Map<String, BatchStatus> before = states(execution);
			LastCommits lastCommits = new LastCommits(execution, this.times.now(execution));
			if (isUnsettled(execution)) {
				ofExecution.run();
			}
			// The framework leaves the steps of an execution alone that has ended, and
			// those whose outcome is unknown.
			execution.getStepExecutions().stream().filter((step) -> isOpen(step.getStatus())).forEach(this::fail);
			lastCommits.end(execution, this.repository);
			List<Change> changed = new ArrayList<>();
			states(execution).forEach((what, after) -> {
				if (before.get(what) != after) {
					changed.add(new Change(what, String.valueOf(before.get(what)), after.toString()));
				}
			});
			this.participants.forEach((participant) -> changed.addAll(participant.recover(execution)));
			this.report.recovered(execution, changed);
			return changed;
		});
		return (changes != null) ? changes : List.of();
	}

	private void fail(StepExecution step) {
		step.setStatus(BatchStatus.FAILED);
		step.setEndTime(this.times.now(step.getJobExecution()));
		this.repository.update(step);
	}

	private static Map<String, BatchStatus> states(JobExecution execution) {
		Map<String, BatchStatus> states = new LinkedHashMap<>();
		states.put("run " + execution.getId(), execution.getStatus());
		execution.getStepExecutions().forEach((step) -> states.put("step " + step.getStepName(), step.getStatus()));
		return states;
	}

	private static boolean isOpen(BatchStatus status) {
		return status.isRunning() || status == BatchStatus.UNKNOWN;
	}

}
