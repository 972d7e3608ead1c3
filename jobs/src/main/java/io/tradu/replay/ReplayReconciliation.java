package io.tradu.replay;

import io.tradu.document.Document;
import io.tradu.document.Documents;
import io.tradu.reconcile.DocumentReconciliation;

/** Reconciles what a replay has delivered anew, and fails unless it is balanced. */
class ReplayReconciliation implements Runnable {

	private final long replay;

	private final Replays replays;

	private final Documents documents;

	private final DocumentReconciliation reconciliation;

	ReplayReconciliation(long replay, Replays replays, Documents documents, DocumentReconciliation reconciliation) {
		this.replay = replay;
		this.replays = replays;
		this.documents = documents;
		this.reconciliation = reconciliation;
	}

	@Override
	public void run() {
		this.reconciliation.renew(this.replays.documents(this.replay, ItemState.DELIVERED)
			.stream()
			.<Document>map((id) -> this.documents.find(id).orElseThrow())
			.toList());
	}

}
