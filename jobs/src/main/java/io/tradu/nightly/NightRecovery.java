package io.tradu.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.LeaseHeld;
import io.tradu.batch.lease.Leases;
import io.tradu.batch.recovery.Change;
import io.tradu.batch.recovery.DecisionNeeded;
import io.tradu.batch.recovery.Recovery;
import io.tradu.command.TraduCommand;
import io.tradu.document.Nights;
import io.tradu.throughput.RunThroughputs;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the runs whose process has died, and puts them right. */
@Component
public class NightRecovery {

	private final Recovery recovery;

	private final Leases leases;

	private final AuditLog audit;

	private final Nights nights;

	private final NightlyJob job;

	private final RunThroughputs throughputs;

	private final TransactionTemplate transaction;

	NightRecovery(Recovery recovery, Leases leases, AuditLog audit, Nights nights, NightlyJob job,
			RunThroughputs throughputs,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.recovery = recovery;
		this.leases = leases;
		this.audit = audit;
		this.nights = nights;
		this.job = job;
		this.throughputs = throughputs;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Tells whether there is a run that no living process works on and that nobody has
	 * put right yet.
	 */
	public boolean isNeeded() {
		return this.leases.holder(NightRunner.JOB).isEmpty()
				&& (this.leases.deadHolder(NightRunner.JOB).isPresent() || !this.recovery.unsettled().isEmpty());
	}

	/** Lets be made up for what a dead process has left undone, unless something runs. */
	void makeUp() {
		if (this.leases.holder(NightRunner.JOB).isEmpty()) {
			this.job.atRest();
		}
	}

	/** Returns the process that died with the line in its hands. */
	public Optional<Instance> deadProcess() {
		return this.leases.deadHolder(NightRunner.JOB);
	}

	/**
	 * Puts right every run whose process has died, or one of them.
	 * @param run its number; null for all
	 * @throws Refused if a process works on the line
	 * @throws DecisionNeeded if nobody knows how one of them ended; the others are put
	 * right all the same
	 */
	public List<RecoveredRun> recover(@Nullable Long run, Act act) {
		return underLease(() -> {
			List<RecoveredRun> recovered = new ArrayList<>();
			for (JobExecution execution : unsettled(run)) {
				if (!Recovery.isUnknown(execution)) {
					recovered.add(put(execution, act, "recover", () -> this.recovery.recover(execution)));
				}
			}
			return recovered;
		});
	}

	/**
	 * Decides that a run whose outcome is unknown counts as failed.
	 * @throws Refused if a process works on the line, or the run's outcome is known
	 */
	public RecoveredRun settle(long run, Act act) {
		return underLease(() -> {
			JobExecution execution = unsettled(run).stream()
				.filter(Recovery::isUnknown)
				.findFirst()
				.orElseThrow(() -> new Refused("the outcome of run " + run + " is known; there is nothing to settle"));
			return put(execution, act, "settle", () -> this.recovery.settle(execution));
		});
	}

	/** Returns the runs that wait for a person to say how they ended. */
	public List<DecisionNeeded> undecided() {
		return this.recovery.unsettled().stream().filter(Recovery::isUnknown).map(NightRecovery::undecided).toList();
	}

	/** Returns what is said to a person of a run whose outcome is unknown. */
	public static DecisionNeeded undecided(JobExecution unknown) {
		long run = unknown.getId();
		return new DecisionNeeded(FailureCategory.INFRASTRUCTURE, "it is not known whether the last commit of run "
				+ run
				+ " took effect, so its outcome is UNKNOWN. Either way it can continue: every stage finds its place "
				+ "from its own data, nothing is lost and nothing done twice. Make sure that no process of it is "
				+ "alive (" + TraduCommand.of("explain", run) + "), then decide with "
				+ TraduCommand.of("recover", run, "--settle", "failed").withReason() + " and continue with "
				+ TraduCommand.of("restart", run));
	}

	private List<JobExecution> unsettled(@Nullable Long run) {
		return this.recovery.unsettled()
			.stream()
			.filter((execution) -> run == null || execution.getId() == run)
			.toList();
	}

	private RecoveredRun put(JobExecution execution, Act act, String action, Supplier<List<Change>> right) {
		RecoveredRun put = this.transaction.execute((status) -> {
			RecoveredRun recovered = new RecoveredRun(execution.getId(), right.get());
			this.audit.add(act, action, "run " + execution.getId(), String.valueOf(recovered.changes()));
			return recovered;
		});
		if (execution.getJobInstance().getJobName().equals(NightRunner.JOB)) {
			this.throughputs.remember(execution.getId());
			this.job.ended(this.nights.of(execution));
		}
		return put;
	}

	private <T> T underLease(Supplier<T> work) {
		try {
			return this.leases.whileHeld(NightRunner.JOB, work);
		}
		catch (LeaseHeld ex) {
			throw new Refused("a night is running: " + ex.getMessage() + "; only what is dead can be recovered");
		}
	}

}
