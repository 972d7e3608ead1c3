package io.tradu.batch.task;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Instances;
import io.tradu.batch.recovery.Change;
import io.tradu.batch.recovery.RecoveryParticipant;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the task executions that no process will ever end. Left open they would count as
 * running for ever, and use up what may run at once.
 */
@Component
public class TaskRecovery implements RecoveryParticipant {

	private final TaskRows rows;

	private final TaskProperties properties;

	private final Instances instances;

	private final Instance self;

	private final AuditLog audit;

	private final Clock clock;

	private final TransactionTemplate transaction;

	TaskRecovery(TaskRows rows, TaskProperties properties, Instances instances, Instance self, AuditLog audit,
			Clock clock, @Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.rows = rows;
		this.properties = properties;
		this.instances = instances;
		this.self = self;
		this.audit = audit;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	// The lease tells that nobody works on the execution: if its process lives, and is
	// this one, it has gone on to other work.
	@Override
	public List<Change> recover(JobExecution execution) {
		List<Change> changes = new ArrayList<>();
		for (OpenTask task : this.rows.open(execution)) {
			Instance process = task.process();
			if (process == null || process.isSame(this.self) || !this.instances.isAlive(process)) {
				end(task, "run " + execution.getId() + " was put right: its process " + named(process)
						+ "died; go on with a restart", changes);
			}
		}
		return changes;
	}

	/**
	 * Ends every task execution whose process is dead, whether or not it came as far as
	 * to run anything, and those that no process has ever taken up.
	 * @return what changed
	 */
	public List<Change> settle(Act act) {
		List<Change> changes = new ArrayList<>();
		List<OpenTask> open = Stream.concat(Stream.of(this.properties.name()), this.properties.others().stream())
			.flatMap((name) -> this.rows.open(name).stream())
			.toList();
		for (OpenTask task : open) {
			death(task).ifPresent((why) -> this.transaction.executeWithoutResult((status) -> {
				if (end(task, why, changes)) {
					this.audit.add(act, "recover", "task " + task.id(), why);
				}
			}));
		}
		return changes;
	}

	/**
	 * Ends the executions of a task that no process has taken up, or a dead one, after
	 * the server has said that it has no process of any task any more.
	 * @param name the task's name
	 * @param why what is said of it
	 */
	public void giveUp(Act act, String name, String why) {
		for (OpenTask task : this.rows.open(name)) {
			Instance process = task.process();
			if (process == null || !this.instances.isAlive(process)) {
				this.transaction.executeWithoutResult((status) -> {
					if (end(task, why, new ArrayList<>())) {
						this.audit.add(act, "recover", "task " + task.id(), why);
					}
				});
			}
		}
	}

	private Optional<String> death(OpenTask task) {
		Instance process = task.process();
		if (process != null) {
			return this.instances.isAlive(process) ? Optional.empty()
					: Optional.of("its process " + named(process) + "died");
		}
		return isForgotten(task)
				? Optional
					.of("no process took it up within " + this.properties.neverBegan().toSeconds() + " s of its launch")
				: Optional.empty();
	}

	private boolean isForgotten(OpenTask task) {
		Instant updated = task.updated();
		return task.began() == null && updated != null
				&& updated.plus(this.properties.neverBegan()).isBefore(this.clock.instant());
	}

	private boolean end(OpenTask task, String why, List<Change> changes) {
		boolean open = this.rows.end(task.id(), TaskRows.FAILED, why);
		if (open) {
			changes.add(new Change("task " + task.id(), "RUNNING", "FAILED"));
		}
		return open;
	}

	private static String named(@Nullable Instance process) {
		return (process != null) ? process.pid() + " on " + process.host() + " " : "";
	}

}
