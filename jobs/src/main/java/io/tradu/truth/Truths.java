package io.tradu.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Lease;
import io.tradu.batch.lease.LeaseHeld;
import io.tradu.batch.lease.Leases;
import io.tradu.document.Night;
import io.tradu.inventory.Inventory;
import io.tradu.nightly.ChangedNights;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.Refused;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares the truths of the line, and mends what is safe to mend. */
@Component
public class Truths {

	private static final String ACTION = "repair";

	private static final int LONGEST_SUBJECT = 300;

	// What one repair mends can be what the next one needs.
	private static final int ROUNDS = 5;

	private static final int LOOKS = 3;

	private final Comparisons comparisons;

	private final NightRecords records;

	private final Leases leases;

	private final AuditLog audit;

	private final ChangedNights changedNights;

	private final Inventory inventory;

	private final TransactionTemplate transaction;

	Truths(Comparisons comparisons, NightRecords records, Leases leases, AuditLog audit, ChangedNights changedNights,
			Inventory inventory, @Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.comparisons = comparisons;
		this.records = records;
		this.leases = leases;
		this.audit = audit;
		this.changedNights = changedNights;
		this.inventory = inventory;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Compares, and changes nothing. What another process works on is left out.
	 * @param scope what is compared
	 * @throws NothingToDo if there is no night
	 */
	public Findings compare(Scope scope) {
		requireNight(scope.only());
		Optional<Instance> before = this.leases.holder(NightRunner.JOB);
		Findings findings = this.comparisons.compare(scope, before);
		// A night that began or ended in the middle of the look was seen half.
		for (int look = 1; look < LOOKS; look++) {
			Optional<Instance> after = this.leases.holder(NightRunner.JOB);
			if (after.equals(before)) {
				return findings;
			}
			before = after;
			findings = this.comparisons.compare(scope, before);
		}
		return findings;
	}

	/**
	 * Compares, mends what is safe, each repair with its entry in the audit log, and
	 * compares again.
	 * @param reason why, in the person's own words
	 * @throws NothingToDo if there is no night
	 * @throws Refused if another process works on the line
	 */
	public Repairs repair(Scope scope, String reason) {
		requireNight(scope.only());
		Optional<Instance> dead = this.leases.deadHolder(NightRunner.JOB);
		try (Lease lease = this.leases.acquire(NightRunner.JOB)) {
			List<Disagreement> mended = new ArrayList<>();
			dead.map(LeaseComparison::deadHolder)
				.filter((disagreement) -> mend(disagreement, reason))
				.ifPresent(mended::add);
			Set<Night> changed = new LinkedHashSet<>();
			Findings findings = this.comparisons.compare(scope, Optional.empty());
			findings.disagreements().stream().filter(AuditComparison::isOf).forEach((lost) -> keep(lost, reason));
			for (int round = 0; round < ROUNDS && !lease.isLost(); round++) {
				List<Disagreement> now = findings.disagreements()
					.stream()
					.filter((disagreement) -> mend(disagreement, reason))
					.toList();
				if (now.isEmpty()) {
					break;
				}
				mended.addAll(now);
				changed.addAll(nights(findings, now));
				findings = this.comparisons.compare(scope, Optional.empty());
			}
			changed.forEach(this.changedNights::tell);
			return new Repairs(mended, findings);
		}
		catch (LeaseHeld ex) {
			throw new Refused("nothing is repaired while a process works on the line: " + ex.getMessage());
		}
	}

	// The reports and manifests that name the lost entries are drawn again below.
	private void keep(Disagreement lost, String reason) {
		this.audit.add(AuditLog.person(), "audit-broken", lost.subject(), reason, lost.rule() + ": " + lost.detail());
	}

	// One that never ran has nothing to be said of it.
	private List<Night> nights(Findings findings, List<Disagreement> mended) {
		return findings.nights()
			.stream()
			.filter((night) -> night.disagreements().stream().anyMatch(mended::contains))
			.map(NightFindings::night)
			.filter((night) -> this.records.lastRun(night).isPresent())
			.toList();
	}

	private void requireNight(Optional<LocalDate> only) {
		if (this.records.nights(only).isEmpty()
				&& only.map(this.inventory::find).orElseGet(this.inventory::find).isEmpty()) {
			throw new NothingToDo(only.map((date) -> "there is no night of " + date)
				.orElse(this.inventory.hasPurged() ? "all nights have been purged" : "there is no night yet"));
		}
	}

	private boolean mend(Disagreement disagreement, String reason) {
		Repair repair = disagreement.repair();
		if (repair == null) {
			return false;
		}
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			try {
				Optional<String> done = repair.mend(reason);
				done.ifPresent((what) -> this.audit.add(AuditLog.person(), ACTION, shortened(disagreement.subject()),
						reason, disagreement.rule() + ": " + disagreement.detail() + "; " + what));
				return done.isPresent();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(
						disagreement.subject() + " cannot be repaired: " + FailureReport.of(ex).sentence(), ex);
			}
		}));
	}

	private static String shortened(String subject) {
		return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
	}

	/**
	 * What a repair has done.
	 *
	 * @param mended the disagreements that were mended
	 * @param findings what was found after it
	 */
	public record Repairs(List<Disagreement> mended, Findings findings) {
	}

}
