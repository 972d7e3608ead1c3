package io.tradu.replay;

import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.document.Document;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records what a person wants replayed, together with who and why. */
@Component
class ReplayStart {

	private static final String ACTION = "replay";

	private final Replays replays;

	private final ReturnedDocuments returned;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	ReplayStart(Replays replays, ReturnedDocuments returned, AuditLog audit,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.replays = replays;
		this.returned = returned;
		this.audit = audit;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/** Opens a replay of rows and returns its number. */
	long open(ReplayRequest request, List<Letter> rows) {
		Long replay = this.transaction.execute((status) -> {
			long opened = this.replays.open(request, rows);
			String how = ": replay " + opened + ((request.route() != null) ? "; route " + request.route() : "")
					+ request.edits().described();
			rows.forEach((row) -> this.audit.add(request.actor(), ACTION, row.kept().label(), request.reason(),
					row.item() + how));
			return opened;
		});
		return (replay != null) ? replay : 0;
	}

	/** Records that a replay goes on. */
	void goesOn(long replay, long lastRun, Act act) {
		this.audit.add(act, "restart", "replay " + replay, "goes on from run " + lastRun);
	}

	/** Puts the document of a letter back into the inbox. */
	void putBack(ReplayRequest request, Letter letter) {
		Document document = letter.document();
		this.transaction.executeWithoutResult((status) -> {
			this.audit.add(request.actor(), ACTION, letter.kept().label(), request.reason(),
					document.label() + ": put back into the inbox for the next run");
			this.returned.putBack(letter);
		});
	}

}
