package io.tradu.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.AfterCommit;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;
import io.tradu.document.Quarantine;
import io.tradu.document.SetAside;
import io.tradu.document.SetAsides;
import io.tradu.meter.StageMeters;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Decides what each file is, with what is known of earlier ones, and registers it. Files
 * are moved after the commit: a process that dies before the move finds them in the inbox
 * again and comes to the same decision.
 */
class Intake implements ItemWriter<Examined> {

	private final Night night;

	private final Documents documents;

	private final SetAsides setAsides;

	private final Quarantine quarantine;

	private final Archive archive;

	private final StageMeters meters;

	Intake(Night night, Documents documents, SetAsides setAsides, Quarantine quarantine, Archive archive,
			StageMeters meters) {
		this.night = night;
		this.documents = documents;
		this.setAsides = setAsides;
		this.quarantine = quarantine;
		this.archive = archive;
		this.meters = meters;
	}

	@Override
	public void write(Chunk<? extends Examined> chunk) {
		List<Runnable> moves = new ArrayList<>();
		for (Examined examined : chunk) {
			if (examined instanceof Examined.Readable readable) {
				takeIn(readable).ifPresent(moves::add);
			}
			else if (examined instanceof Examined.NotADocument refused) {
				InboxFile file = refused.file();
				SetAside aside = SetAside.quarantined(file.feed(), file.name(), refused.rule(), refused.detail());
				this.setAsides.add(this.night, aside);
				this.meters.file(file.feed(), "quarantined");
				moves.add(() -> this.quarantine.put(this.night, aside, file.path()));
			}
			else if (examined instanceof Examined.Deferred deferred) {
				defer(deferred.file(), deferred.rule(), deferred.detail());
			}
		}
		AfterCommit.run(() -> moves.forEach(Runnable::run));
	}

	private Optional<Runnable> takeIn(Examined.Readable readable) {
		InboxFile file = readable.file();
		Optional<Document> namesake = this.documents.findNamesake(this.night, file.feed(), file.name());
		if (namesake.isPresent() && !isSame(namesake.get(), readable)) {
			defer(file, "name-taken", "a document of this name, " + namesake.get().label() + ", was received for "
					+ this.night.businessDate() + " with other bytes; it is left for the next business date");
			return Optional.empty();
		}
		// Registered by a process that died before the move, or sent again tonight: the
		// archive has room for one.
		if (namesake.isPresent() && namesake.get().nightId() == this.night.id()) {
			return Optional.of(() -> this.archive.put(this.night, file));
		}
		boolean duplicate = this.documents.findOriginal(this.night, file.feed(), readable.sha256()).isPresent();
		this.documents.register(this.night, readable.feed(), file.name(), readable.sha256(), readable.bytes(),
				readable.columns(), readable.firstRow(),
				duplicate ? DocumentStatus.DUPLICATE : DocumentStatus.RECEIVED);
		this.meters.file(file.feed(), duplicate ? "duplicate" : "received");
		return Optional.of(() -> this.archive.put(this.night, file));
	}

	private static boolean isSame(Document namesake, Examined.Readable readable) {
		return namesake.sha256().equals(readable.sha256()) && namesake.fileName().equals(readable.file().name());
	}

	private void defer(InboxFile file, String rule, String detail) {
		this.setAsides.add(this.night, SetAside.deferred(file.feed(), file.name(), rule, detail));
		this.meters.file(file.feed(), "deferred");
	}

}
