package io.tradu.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.deadletter.KeptLetter;
import io.tradu.batch.deadletter.LetterState;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.lease.LeaseHeld;
import io.tradu.batch.lease.Leases;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;
import io.tradu.document.Nights;
import io.tradu.document.Quarantine;
import io.tradu.document.SetAside;
import io.tradu.document.SetAsides;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts files from quarantine back into the inbox, where the next run judges them again.
 */
@Component
public class QuarantineReturns {

	private final Nights nights;

	private final SetAsides setAsides;

	private final Quarantine quarantine;

	private final Documents documents;

	private final DeadLetters deadLetters;

	private final LineFolders folders;

	private final Leases leases;

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	QuarantineReturns(Nights nights, SetAsides setAsides, Quarantine quarantine, Documents documents,
			DeadLetters deadLetters, LineFolders folders, Leases leases, AuditLog audit,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.nights = nights;
		this.setAsides = setAsides;
		this.quarantine = quarantine;
		this.documents = documents;
		this.deadLetters = deadLetters;
		this.folders = folders;
		this.leases = leases;
		this.audit = audit;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Returns what is in quarantine, of one date or of all, in the order of their nights.
	 */
	public List<QuarantinedFile> find(Optional<LocalDate> businessDate) {
		List<QuarantinedFile> found = new ArrayList<>();
		for (Night night : this.nights.all()) {
			if (businessDate.isEmpty() || businessDate.get().equals(night.businessDate())) {
				this.setAsides.find(night)
					.stream()
					.filter((aside) -> aside.kind() == SetAside.Kind.QUARANTINED)
					.forEach((aside) -> found.add(new QuarantinedFile(night, aside)));
			}
		}
		return found;
	}

	/**
	 * Puts a file back into the inbox.
	 * @param label the file, as {@code feed/name}
	 * @return where it is now
	 * @throws Refused if a night runs, the file is not in quarantine, or the inbox has
	 * another file of its name
	 */
	public Path putBack(LocalDate businessDate, String label, Act act) {
		QuarantinedFile file = find(Optional.of(businessDate)).stream()
			.filter((found) -> found.file().label().equals(label))
			.reduce((earlier, later) -> later)
			.orElseThrow(() -> new Refused("there is no file " + label + " of " + businessDate + " in quarantine"));
		try {
			return this.leases.whileHeld(NightRunner.JOB,
					() -> this.transaction.execute((status) -> putBack(file, act)));
		}
		catch (LeaseHeld ex) {
			throw new Refused("a night is running: " + ex.getMessage() + "; wait for its end, or stop it first");
		}
	}

	// The file is moved before the commit: a process that dies in between leaves a record
	// of a file that is in
	// the inbox, and the command can be repeated.
	private Path putBack(QuarantinedFile file, Act act) {
		SetAside aside = file.file();
		Path place = this.folders.inbox().resolve(aside.feed()).resolve(Quarantine.storedName(aside.fileName()));
		try {
			Optional<Path> quarantined = this.quarantine.find(file.night(), aside);
			if (quarantined.isPresent()) {
				if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
					throw new Refused("the inbox has another file " + aside.label() + "; move it away first");
				}
				this.quarantine.takeOut(quarantined.get(), place);
			}
			else if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
				throw new Refused(aside.label() + " is no longer in quarantine");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					aside.label() + " cannot be put back into the inbox: " + FailureReport.of(ex).sentence(), ex);
		}
		this.setAsides.remove(file.night(), aside);
		this.deadLetters.resolve(openLetters(file), LetterState.REPLAYED);
		this.audit.add(act, "return", "file " + aside.label(), aside.rule() + " of night " + file.night().label());
		return place;
	}

	private List<Long> openLetters(QuarantinedFile file) {
		return this.documents.find(file.night(), DocumentStatus.QUARANTINED)
			.stream()
			.filter((document) -> document.label().equals(file.file().label()))
			.flatMap((document) -> this.deadLetters.findAll(Document.DOCUMENT, document.origin()).stream())
			.filter((letter) -> letter.state() == LetterState.OPEN)
			.map(KeptLetter::id)
			.toList();
	}

	/**
	 * A file in quarantine.
	 *
	 * @param night the night that refused it
	 * @param file the file and the reason
	 */
	public record QuarantinedFile(Night night, SetAside file) {
	}

}
