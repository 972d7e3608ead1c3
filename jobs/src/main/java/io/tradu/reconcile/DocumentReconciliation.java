package io.tradu.reconcile;

import java.util.ArrayList;
import java.util.List;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Document;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reconciles single documents that were delivered anew. */
@Component
public class DocumentReconciliation {

	private final Reconciliation reconciliation;

	private final Ledger ledger;

	private final TransactionTemplate ownTransaction;

	DocumentReconciliation(Reconciliation reconciliation, Ledger ledger,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.reconciliation = reconciliation;
		this.ledger = ledger;
		this.ownTransaction = new TransactionTemplate(transactionManager);
		this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Renews the accounts of documents.
	 * @throws StoppingFailure if one is not balanced
	 */
	public void renew(List<Document> documents) {
		List<LedgerLine> lines = new ArrayList<>();
		documents.forEach((document) -> lines.addAll(this.reconciliation.reconcile(document)));
		// The account is kept whether or not it is balanced; the step's own transaction
		// may be rolled back.
		this.ownTransaction.executeWithoutResult((status) -> lines.forEach(this.ledger::replace));
		List<String> discrepancies = lines.stream()
			.flatMap((line) -> line.discrepancies()
				.stream()
				.map((what) -> line.document().label() + " for " + line.target() + ": " + what))
			.toList();
		if (!discrepancies.isEmpty()) {
			throw new StoppingFailure(FailureCategory.LOGIC, "the ledger is not balanced: "
					+ String.join("; ", discrepancies.subList(0, Math.min(discrepancies.size(), 5))), null);
		}
	}

}
