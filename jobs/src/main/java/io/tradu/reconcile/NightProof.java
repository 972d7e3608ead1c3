package io.tradu.reconcile;

import java.util.ArrayList;
import java.util.List;

import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/** Proves what became of a night's rows, and keeps the account. */
@Component
public class NightProof {

	private final Documents documents;

	private final Reconciliation reconciliation;

	private final Ledger ledger;

	NightProof(Documents documents, Reconciliation reconciliation, Ledger ledger) {
		this.documents = documents;
		this.reconciliation = reconciliation;
		this.ledger = ledger;
	}

	/** Draws the account up, from the stored data and the files. */
	List<LedgerLine> draw(Night night) {
		List<LedgerLine> lines = new ArrayList<>();
		for (Document document : this.documents.find(night, DocumentStatus.RECEIVED, DocumentStatus.INGESTED,
				DocumentStatus.DELIVERED, DocumentStatus.CANCELED)) {
			lines.addAll(this.reconciliation.reconcile(document));
		}
		return lines;
	}

	/** Keeps the account, in place of an earlier one. */
	void keep(Night night, List<LedgerLine> lines) {
		this.ledger.write(night, lines);
	}

	/** Draws the account up and keeps it, in the caller's transaction. */
	public void renew(Night night) {
		keep(night, draw(night));
	}

}
