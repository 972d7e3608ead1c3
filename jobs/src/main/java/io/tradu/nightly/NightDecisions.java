package io.tradu.nightly;

import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.lease.LeaseHeld;
import io.tradu.batch.lease.Leases;
import io.tradu.command.Action;
import io.tradu.document.Night;
import io.tradu.hold.HeldDocuments;
import io.tradu.nightly.RunList.Run;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records what an operator decides about a night that waits for a decision. */
@Component
public class NightDecisions {

	private final HeldDocuments held;

	private final RunList runs;

	private final Leases leases;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	NightDecisions(HeldDocuments held, RunList runs, Leases leases, AuditLog audit,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.held = held;
		this.runs = runs;
		this.leases = leases;
		this.audit = audit;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Decides that the documents held in a run's night are delivered as they are, by its
	 * next run.
	 * @throws Refused if a night runs, or no document is held
	 */
	public void deliverHeld(Run run, Act act) {
		Night night = this.runs.night(run).orElseThrow(() -> new Refused(run.subject() + " is not a night"));
		try {
			this.leases.whileHeld(NightRunner.JOB, () -> {
				this.transaction.executeWithoutResult((status) -> deliver(night, run.id(), act));
				return night;
			});
		}
		catch (LeaseHeld ex) {
			throw new Refused("a night is running: " + ex.getMessage());
		}
	}

	/**
	 * Returns what to type to decide about a run's night; empty if nothing is to be
	 * decided.
	 */
	public List<Action> actions(Run run) {
		return this.runs.night(run)
			.filter((night) -> !this.held.find(night).isEmpty())
			.map((night) -> HeldDocuments.decisions(night, run.id()))
			.orElse(List.of());
	}

	private void deliver(Night night, long run, Act act) {
		String routes = this.held.deliver(night, act);
		if (routes.isEmpty()) {
			throw new Refused("no document of night " + night.label() + " is held");
		}
		this.audit.add(act, "deliver-held", "run " + run, "night " + night.label() + ", rejected: " + routes);
	}

}
