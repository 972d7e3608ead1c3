package io.tradu.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.csv.TextFileScan;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;
import io.tradu.document.Quarantine;
import io.tradu.document.SetAside;
import io.tradu.document.SetAsides;

import org.springframework.stereotype.Component;

/** What was no document lies in quarantine with its reason. */
@Component
class QuarantineComparison implements NightComparison {

	private final SetAsides setAsides;

	private final Quarantine quarantine;

	private final Documents documents;

	private final DocumentFile files;

	private final LineFolders folders;

	QuarantineComparison(SetAsides setAsides, Quarantine quarantine, Documents documents, DocumentFile files,
			LineFolders folders) {
		this.setAsides = setAsides;
		this.quarantine = quarantine;
		this.documents = documents;
		this.files = files;
		this.folders = folders;
	}

	@Override
	public List<Disagreement> compare(NightFacts facts) throws IOException {
		List<Disagreement> found = new ArrayList<>();
		for (SetAside aside : this.setAsides.find(facts.night())) {
			if (aside.kind() == SetAside.Kind.QUARANTINED) {
				Optional<Path> place = this.quarantine.find(facts.night(), aside);
				if (place.isEmpty()) {
					found.add(notThere(facts.night(), aside));
				}
				else if (!this.quarantine.hasReason(place.get())) {
					found.add(Disagreement.mendable("quarantine-reason-missing", "document " + aside.label(),
							place.get() + " lies in quarantine without its reason", "the reason is written again",
							(reason) -> writeReason(facts.night(), aside, place.get())));
				}
			}
		}
		return found;
	}

	private Disagreement notThere(Night night, SetAside aside) throws IOException {
		String subject = "document " + aside.label();
		Optional<Path> former = former(night, aside);
		if (former.isPresent()) {
			return Disagreement.mendable("quarantine-not-moved", subject,
					"it was to go to quarantine (" + aside.rule() + ") and still lies in " + former.get(),
					"it is moved to quarantine", (reason) -> {
						this.quarantine.put(night, aside, former.get());
						return Optional.of("moved to quarantine");
					});
		}
		return Disagreement.forPerson(
				"quarantine-missing", subject, "it was put into quarantine for " + night.businessDate() + " ("
						+ aside.rule() + ") and does not lie there any more",
				"put it back from a backup if it is still needed");
	}

	// A document was archived before its rows were read; any other file never left the
	// inbox.
	private Optional<Path> former(Night night, SetAside aside) throws IOException {
		for (Document document : this.documents.find(night, DocumentStatus.QUARANTINED)) {
			Path archived = this.files.path(document);
			if (document.label().equals(aside.label()) && Files.isRegularFile(archived)
					&& TextFileScan.of(archived).sha256().equals(document.sha256())) {
				return Optional.of(archived);
			}
		}
		Path inInbox = this.folders.inbox().resolve(aside.feed()).resolve(aside.fileName());
		return layThereBefore(night, aside, inInbox) ? Optional.of(inInbox) : Optional.empty();
	}

	// Another file of the same name may have come since. A file's state changes when it
	// is put somewhere, and with it this time.
	private boolean layThereBefore(Night night, SetAside aside, Path file) throws IOException {
		if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		FileTime changed = (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
		return this.setAsides.recordedAt(night, aside).filter((at) -> !changed.toInstant().isAfter(at)).isPresent();
	}

	private Optional<String> writeReason(Night night, SetAside aside, Path file) throws IOException {
		this.quarantine.writeReason(night, aside, file);
		return Optional.of("reason written again");
	}

}
