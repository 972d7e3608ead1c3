package io.tradu.receive;

import java.io.IOException;

import io.tradu.batch.AfterCommit;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.EarlierDocuments;
import io.tradu.document.Night;
import io.tradu.document.Quarantine;
import io.tradu.document.ReceivedFile;
import io.tradu.document.SentFiles;
import io.tradu.document.SetAside;
import io.tradu.document.SetAsides;
import io.tradu.meter.StageMeters;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Decides what each file is, with what is known of earlier ones, and registers it. The
 * file leaves the inbox after the commit: a process that dies before that finds it there
 * again and comes to the same decision.
 */
class Intake implements ItemWriter<Examined> {

	private static final String AGAIN = "; a run of the night with --again takes it in as a new version";

	private final Night night;

	private final Documents documents;

	private final EarlierDocuments earlier;

	private final SetAsides setAsides;

	private final Quarantine quarantine;

	private final Archive archive;

	private final SentFiles sentFiles;

	private final StageMeters meters;

	Intake(Night night, Documents documents, EarlierDocuments earlier, SetAsides setAsides, Quarantine quarantine,
			Archive archive, SentFiles sentFiles, StageMeters meters) {
		this.night = night;
		this.documents = documents;
		this.earlier = earlier;
		this.setAsides = setAsides;
		this.quarantine = quarantine;
		this.archive = archive;
		this.sentFiles = sentFiles;
		this.meters = meters;
	}

	@Override
	public void write(Chunk<? extends Examined> chunk) {
		for (Examined examined : chunk) {
			if (examined instanceof Examined.Deferred deferred) {
				defer(deferred.file(), deferred.rule(), deferred.detail());
			}
			else if (examined.file().state() != null && InboxCopier.isChanged(examined.file())) {
				defer(examined.file(), "not-complete", "it changed while it was examined");
				if (examined.copy() != null) {
					this.archive.discard(examined.copy());
				}
			}
			else if (examined instanceof Examined.Readable readable) {
				takeIn(readable);
			}
			else if (examined instanceof Examined.NotADocument refused) {
				refuse(refused);
			}
		}
	}

	private void refuse(Examined.NotADocument refused) {
		InboxFile file = refused.file();
		SetAside aside = SetAside.quarantined(file.feed(), file.name(), refused.rule(), refused.detail());
		this.setAsides.add(this.night, aside);
		this.meters.file(file.feed(), "quarantined");
		IncomingFile copy = refused.copy();
		AfterCommit.run(() -> {
			this.quarantine.put(this.night, aside, (copy != null) ? copy.path() : file.path());
			if (copy != null) {
				keep(file, copy);
			}
		});
	}

	private void takeIn(Examined.Readable readable) {
		InboxFile file = readable.file();
		Document namesake = this.earlier.findNamesake(this.night, file.feed(), file.name()).orElse(null);
		if (this.earlier.isGivenUp(this.night, file.feed(), file.name())) {
			leave(readable, "name-taken", "a document of this name was received in this night and given up" + AGAIN);
		}
		else if (namesake == null || isCorrection(namesake, file)) {
			register(readable);
		}
		else if (!namesake.fileName().equals(file.name())) {
			leave(readable, "similar-name",
					namesake.label() + " was received for " + this.night.businessDate()
							+ "; the names differ only in letter case or in how accents are written, and some file "
							+ "systems take them for one: rename the file");
		}
		else if (!namesake.sha256().equals(readable.copy().sha256())) {
			leave(readable, "name-taken", "a document of this name was received for " + this.night.businessDate()
					+ " with other bytes" + AGAIN);
		}
		else {
			// Registered by a process that died before the file left the inbox, or sent
			// again tonight.
			archive(readable, namesake.archivedAs());
		}
	}

	private void leave(Examined.Readable readable, String rule, String detail) {
		defer(readable.file(), rule, detail);
		this.archive.discard(readable.copy());
	}

	// A later sequence of the night takes a file in whatever an earlier one has received
	// under its name.
	private boolean isCorrection(Document namesake, InboxFile file) {
		return namesake.nightId() != this.night.id() && namesake.fileName().equals(file.name());
	}

	private void register(Examined.Readable readable) {
		InboxFile file = readable.file();
		IncomingFile copy = readable.copy();
		// A correction replaces what its own name has delivered, even if another document
		// has the same bytes.
		boolean duplicate = !this.earlier.isCorrection(this.night, file.feed(), file.name(), copy.sha256())
				&& this.earlier.findOriginal(this.night, file.feed(), copy.sha256()).isPresent();
		String archivedAs = this.archive.freePlace(this.night, file.feed(), file.name());
		this.documents.register(this.night, readable.feed(),
				new ReceivedFile(file.name(), archivedAs, copy.sha256(), readable.hashes(), readable.bytes(),
						readable.columns(), readable.firstRow()),
				duplicate ? DocumentStatus.DUPLICATE : DocumentStatus.RECEIVED);
		this.meters.file(file.feed(), duplicate ? "duplicate" : "received");
		archive(readable, archivedAs);
	}

	private void archive(Examined.Readable readable, String archivedAs) {
		AfterCommit.run(() -> {
			this.archive.put(readable.copy(), archivedAs);
			keep(readable.file(), readable.copy());
		});
	}

	// What has come in its place since is another file, which the next run receives.
	private void keep(InboxFile file, IncomingFile copy) {
		try {
			FileState state = InboxWalk.state(file.path());
			if (state != null && file.state() != null && state.key().equals(file.state().key())) {
				this.sentFiles.keep(this.night.businessDate(), file.feed(), file.path(), copy.sha256());
			}
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					file.label() + " cannot be taken out of the inbox: " + FailureReport.of(ex).sentence(), ex);
		}
	}

	private void defer(InboxFile file, String rule, String detail) {
		this.setAsides.add(this.night, SetAside.deferred(file.feed(), file.name(), rule, detail));
		this.meters.file(file.feed(), "deferred");
	}

}
