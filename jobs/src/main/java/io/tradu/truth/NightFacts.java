package io.tradu.truth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.tradu.document.DocumentStatus;
import io.tradu.document.Night;
import io.tradu.reconcile.DocumentProof;
import io.tradu.reconcile.LedgerLine;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/**
 * What is known of a night that does not run now.
 *
 * @param night the night
 * @param opened when it was opened
 * @param lastRun its newest execution; empty if it was never started
 * @param isDeep whether deliverables are made once more and compared
 * @param proofs what is said of each of its documents, save those in quarantine
 */
record NightFacts(Night night, Instant opened, Optional<JobExecution> lastRun, boolean isDeep,
		List<DocumentProof> proofs) {

	String subject() {
		return "night " + this.night.label();
	}

	String status() {
		return this.lastRun.map((run) -> run.getStatus().name()).orElse("not started");
	}

	boolean isCompleted() {
		return this.lastRun.filter((run) -> run.getStatus() == BatchStatus.COMPLETED).isPresent();
	}

	/** Tells whether it needs no further run. */
	boolean isOver() {
		return isCompleted() || this.lastRun.filter((run) -> run.getStatus() == BatchStatus.ABANDONED).isPresent();
	}

	List<DocumentProof> delivered() {
		return this.proofs.stream().filter((proof) -> proof.document().status() == DocumentStatus.DELIVERED).toList();
	}

	/** Returns the accounts of its documents by rows, duplicates left out. */
	List<LedgerLine> rowLines() {
		return this.proofs.stream().flatMap((proof) -> proof.rowLines().stream()).toList();
	}

	long documents() {
		return this.proofs.stream().filter((proof) -> proof.document().status() != DocumentStatus.DUPLICATE).count();
	}

}
