package io.tradu.withdrawal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureReport;
import io.tradu.deliver.Manifest;
import io.tradu.document.Deliverable;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.DocumentWithdrawal;
import io.tradu.document.LineFolders;
import io.tradu.document.Nights;
import io.tradu.reconcile.Ledger;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Withdraws documents, delivered or not. The caller holds the lease on the pipeline. */
@Component
public class Withdrawal {

	private final DocumentWithdrawal documents;

	private final Deliverables deliverables;

	private final Manifest manifest;

	private final Ledger ledger;

	private final Nights nights;

	private final LineFolders folders;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	Withdrawal(DocumentWithdrawal documents, Deliverables deliverables, Manifest manifest, Ledger ledger, Nights nights,
			LineFolders folders, AuditLog audit,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.documents = documents;
		this.deliverables = deliverables;
		this.manifest = manifest;
		this.ledger = ledger;
		this.nights = nights;
		this.folders = folders;
		this.audit = audit;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Withdraws a document. The manifest is renewed before the files are deleted, so that
	 * it never names one that is not there; a process that dies in between leaves files
	 * that a reconciliation names.
	 * @param rule why, as a stable identifier
	 * @param detail the same as a sentence
	 */
	public void withdraw(Document document, String rule, String detail, Act act) {
		List<Deliverable> deliverables = this.deliverables.find(document);
		this.transaction.executeWithoutResult((status) -> {
			this.ledger.remove(document);
			this.documents.withdraw(this.nights.of(document), document, rule, detail);
			this.audit.add(act, "withdraw", "document " + document.label(),
					rule + ": " + detail + described(deliverables));
		});
		if (!document.isSuperseded()) {
			remove(document, deliverables);
		}
	}

	private static String described(List<Deliverable> deliverables) {
		return deliverables.stream()
			.map((deliverable) -> "; withdrawn: " + deliverable.fileName() + ", " + deliverable.identity())
			.collect(Collectors.joining());
	}

	private Path place(Document document, String fileName) {
		return this.folders.delivered(document.businessDate(), document.feed(), fileName);
	}

	private void remove(Document document, List<Deliverable> deliverables) {
		try {
			if (document.status() == DocumentStatus.DELIVERED) {
				this.manifest.write(document.businessDate(), document.feed());
			}
			for (Deliverable deliverable : deliverables) {
				Files.deleteIfExists(place(document, deliverable.fileName()));
				Files.deleteIfExists(place(document, document.rejectedName(deliverable.target())));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("what was delivered of " + document.label()
					+ " cannot be removed from the outbox: " + FailureReport.of(ex).sentence(), ex);
		}
	}

}
