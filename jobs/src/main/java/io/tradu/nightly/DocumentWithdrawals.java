package io.tradu.nightly;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.batch.audit.Act;
import io.tradu.batch.lease.LeaseHeld;
import io.tradu.batch.lease.Leases;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Nights;
import io.tradu.withdrawal.Withdrawal;

import org.springframework.stereotype.Component;

/** Withdraws documents that an operator names. */
@Component
public class DocumentWithdrawals {

	/** The rule under which such a document is kept in quarantine. */
	public static final String RULE = "withdrawn";

	private final Documents documents;

	private final Nights nights;

	private final Withdrawal withdrawal;

	private final Leases leases;

	private final NightlyJob job;

	DocumentWithdrawals(Documents documents, Nights nights, Withdrawal withdrawal, Leases leases, NightlyJob job) {
		this.documents = documents;
		this.nights = nights;
		this.withdrawal = withdrawal;
		this.leases = leases;
		this.job = job;
	}

	/**
	 * Withdraws the newest document of a name. What was delivered of it leaves the
	 * outbox, and its file goes to quarantine.
	 * @param feed its feed
	 * @param fileName its file's name
	 * @throws Refused if a night runs, or there is no such document
	 */
	public Document withdraw(LocalDate businessDate, String feed, String fileName, Act act) {
		try {
			return this.leases.whileHeld(NightRunner.JOB, () -> {
				Document document = find(businessDate, feed, fileName)
					.orElseThrow(() -> new Refused("there is no document " + feed + "/" + fileName + " of "
							+ businessDate + " that could be withdrawn"));
				this.withdrawal.withdraw(document, RULE, "withdrawn by " + act.actor() + ": " + act.reason(), act);
				this.job.ended(this.nights.of(document));
				return document;
			});
		}
		catch (LeaseHeld ex) {
			throw new Refused("a night is running: " + ex.getMessage() + "; stop it first");
		}
	}

	/**
	 * Returns the duplicates of a document: nothing was delivered for them because they
	 * had the same bytes.
	 */
	public List<Document> duplicates(Document document) {
		return this.documents.findByHash(document.sha256())
			.stream()
			.filter((other) -> other.status() == DocumentStatus.DUPLICATE && other.feed().equals(document.feed()))
			.toList();
	}

	private Optional<Document> find(LocalDate businessDate, String feed, String fileName) {
		return Stream.of(DocumentStatus.values())
			.filter((status) -> status.canBecome(DocumentStatus.QUARANTINED))
			.flatMap((status) -> this.documents.find(businessDate, feed, status).stream())
			.filter((document) -> document.fileName().equals(fileName))
			.max(Comparator.comparingLong(Document::id));
	}

}
