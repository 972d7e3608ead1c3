package io.tradu.nightly;

import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.lease.LeaseHeld;
import io.tradu.batch.lease.Leases;
import io.tradu.batch.recovery.Recovery;
import io.tradu.document.Document;
import io.tradu.document.Night;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a night up for good. What it has delivered stays; the rows of all other documents
 * are canceled, so that the night's account is balanced like any other's.
 */
@Component
public class Abandonment {

	private final NightlyJob job;

	private final Recovery recovery;

	private final Leases leases;

	private final AbandonedDocuments documents;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	Abandonment(NightlyJob job, Recovery recovery, Leases leases, AbandonedDocuments documents, AuditLog audit,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.job = job;
		this.recovery = recovery;
		this.leases = leases;
		this.documents = documents;
		this.audit = audit;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Abandons a night that failed, was stopped, or whose process died.
	 * @param giveBack whether the documents not delivered are put back into the inbox,
	 * for another night
	 * @return the documents that were canceled
	 * @throws Refused if a night runs, or this one is finished
	 */
	public List<Document> abandon(Night night, boolean giveBack, Act act) {
		try {
			return this.leases.whileHeld(NightRunner.JOB, () -> {
				List<Document> documents = this.transaction.execute((status) -> cancel(night, giveBack, act));
				this.job.ended(night);
				return documents;
			});
		}
		catch (LeaseHeld ex) {
			throw new Refused("a night is running: " + ex.getMessage() + "; stop it first");
		}
	}

	private List<Document> cancel(Night night, boolean giveBack, Act act) {
		JobExecution last = this.job.last(night)
			.orElseThrow(() -> new Refused("night " + night.label() + " has no run"));
		if (last.getStatus() == BatchStatus.COMPLETED || last.getStatus() == BatchStatus.ABANDONED) {
			throw new Refused("night " + night.label() + " is " + last.getStatus());
		}
		if (Recovery.isUnsettled(last)) {
			this.recovery.settle(last);
		}
		List<Document> documents = this.documents.settle(night, giveBack, act.reason());
		this.job.abandon(last);
		this.audit.add(act, "abandon", "run " + last.getId(), "night " + night.label() + ", canceled "
				+ documents.stream().map(Document::label).toList() + (giveBack ? ", given back to the inbox" : ""));
		return documents;
	}

}
