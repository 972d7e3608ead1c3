package io.tradu.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.FixedBytes;
import io.tradu.document.Night;
import io.tradu.hold.HeldDocuments;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reconciles a night, and fails unless every account is balanced and no document is held.
 */
class NightReconciliation implements Runnable {

	private static final int NAMED = 5;

	private final Night night;

	private final NightProof proof;

	private final DeliverableSample sample;

	private final HeldDocuments held;

	private final FixedBytes fixedBytes;

	private final TransactionTemplate outside;

	private final TransactionTemplate ownTransaction;

	NightReconciliation(Night night, NightProof proof, DeliverableSample sample, HeldDocuments held,
			FixedBytes fixedBytes, PlatformTransactionManager transactionManager) {
		this.night = night;
		this.proof = proof;
		this.sample = sample;
		this.held = held;
		this.fixedBytes = fixedBytes;
		this.outside = new TransactionTemplate(transactionManager);
		this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
		this.ownTransaction = new TransactionTemplate(transactionManager);
	}

	// Outside the step's transaction: the account is kept whether or not it is balanced,
	// and the engines may be asked.
	@Override
	public void run() {
		this.outside.executeWithoutResult((status) -> reconcile());
	}

	private void reconcile() {
		List<LedgerLine> lines = this.proof.draw(this.night);
		this.ownTransaction.executeWithoutResult((status) -> this.proof.keep(this.night, lines));
		Set<Long> waiting = this.held.find(this.night);
		List<String> discrepancies = discrepancies(
				lines.stream().filter((line) -> !waiting.contains(line.document().id())).toList());
		discrepancies.addAll(this.sample.faults(this.night, lines));
		if (!discrepancies.isEmpty()) {
			List<String> changed = this.fixedBytes
				.changes(lines.stream().map(LedgerLine::document).distinct().toList());
			throw new StoppingFailure(changed.isEmpty() ? FailureCategory.LOGIC : FailureCategory.DATA,
					"the ledger of night " + this.night.label() + " is not balanced: "
							+ named(changed.isEmpty() ? discrepancies : changed),
					null);
		}
		this.held.requireNone(this.night);
	}

	private static String named(List<String> faults) {
		return faults.stream().limit(NAMED).collect(Collectors.joining("; "));
	}

	private static List<String> discrepancies(List<LedgerLine> lines) {
		List<String> discrepancies = new ArrayList<>();
		Set<Document> undelivered = new LinkedHashSet<>();
		for (LedgerLine line : lines) {
			Document document = line.document();
			if (document.status() != DocumentStatus.DELIVERED && undelivered.add(document)) {
				discrepancies.add(document.label() + " is only " + document.status());
			}
			line.discrepancies()
				.forEach((what) -> discrepancies.add(document.label() + " for " + line.target() + ": " + what));
		}
		return discrepancies;
	}

}
