package io.tradu.replay;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.deadletter.LetterState;
import io.tradu.batch.lease.Lease;
import io.tradu.batch.lease.LeaseHeld;
import io.tradu.batch.lease.Leases;
import io.tradu.document.Document;
import io.tradu.nightly.ChangedNights;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.Refused;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a person decide that items stay out. In the accounts they stay rejected. */
@Component
public class Discards {

	private final OpenLetters openLetters;

	private final DeadLetters deadLetters;

	private final BlockLetters blockLetters;

	private final AuditLog audit;

	private final Leases leases;

	private final ChangedNights changedNights;

	private final TransactionTemplate transaction;

	Discards(OpenLetters openLetters, DeadLetters deadLetters, BlockLetters blockLetters, AuditLog audit, Leases leases,
			ChangedNights changedNights,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.openLetters = openLetters;
		this.deadLetters = deadLetters;
		this.blockLetters = blockLetters;
		this.audit = audit;
		this.leases = leases;
		this.changedNights = changedNights;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Discards letters, all or none; those of a block with the open ones of its rows.
	 * @return the letters discarded
	 * @throws Refused if something runs, or one of them is not open
	 * @throws io.tradu.nightly.NothingToDo if no letter is meant
	 */
	public List<Letter> discard(LetterChoice choice, Act act) {
		Lease lease = acquire();
		try {
			List<Letter> letters = this.openLetters.withRows(this.openLetters.choose(choice));
			this.transaction.executeWithoutResult((status) -> discard(letters, act));
			this.changedNights.tellOf(documents(letters).values());
			return letters;
		}
		finally {
			lease.close();
		}
	}

	private void discard(List<Letter> letters, Act act) {
		this.deadLetters.resolve(letters.stream().map(Letter::id).toList(), LetterState.DISCARDED);
		letters.forEach((letter) -> this.audit.add(act, "discard", letter.kept().label(),
				letter.item() + ": " + letter.content().reason()));
		documents(letters).values().forEach(this.blockLetters::settle);
	}

	private Lease acquire() {
		try {
			return this.leases.acquire(NightRunner.JOB);
		}
		catch (LeaseHeld ex) {
			throw new Refused("a night or a replay is running: " + ex.getMessage());
		}
	}

	private static Map<Long, Document> documents(List<Letter> letters) {
		return letters.stream()
			.map(Letter::document)
			.collect(Collectors.toMap(Document::id, (document) -> document, (one, other) -> one));
	}

}
