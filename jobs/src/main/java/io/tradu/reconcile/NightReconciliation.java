package io.tradu.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;

import org.springframework.transaction.support.TransactionTemplate;

/** Reconciles a night, and fails unless every account is balanced. */
class NightReconciliation implements Runnable {

	private final Night night;

	private final Documents documents;

	private final Reconciliation reconciliation;

	private final Ledger ledger;

	private final TransactionTemplate ownTransaction;

	NightReconciliation(Night night, Documents documents, Reconciliation reconciliation, Ledger ledger,
			TransactionTemplate ownTransaction) {
		this.night = night;
		this.documents = documents;
		this.reconciliation = reconciliation;
		this.ledger = ledger;
		this.ownTransaction = ownTransaction;
	}

	@Override
	public void run() {
		List<LedgerLine> lines = new ArrayList<>();
		List<String> discrepancies = new ArrayList<>();
		for (Document document : this.documents.find(this.night, DocumentStatus.RECEIVED, DocumentStatus.INGESTED,
				DocumentStatus.DELIVERED)) {
			if (document.status() != DocumentStatus.DELIVERED) {
				discrepancies.add(document.label() + " is only " + document.status());
			}
			for (LedgerLine line : reconcile(document)) {
				lines.add(line);
				line.discrepancies()
					.forEach((what) -> discrepancies.add(document.label() + " for " + line.target() + ": " + what));
			}
		}
		// The account is kept whether or not it is balanced; the step's own transaction
		// may be rolled back.
		this.ownTransaction.executeWithoutResult((status) -> this.ledger.write(this.night, lines));
		if (!discrepancies.isEmpty()) {
			throw new StoppingFailure(FailureCategory.LOGIC,
					"the ledger of night " + this.night.label() + " is not balanced: "
							+ String.join("; ", discrepancies.subList(0, Math.min(discrepancies.size(), 5))),
					null);
		}
	}

	private List<LedgerLine> reconcile(Document document) {
		try {
			return this.reconciliation.reconcile(document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot reconcile " + document.label(), ex);
		}
	}

}
