package io.tradu.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Document;
import io.tradu.document.Nights;
import io.tradu.inventory.Inventory;
import io.tradu.inventory.UnknownFile;
import io.tradu.receive.Inbox;
import io.tradu.withdrawal.LateUploads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Compares the files with the database before a night begins: documents that were
 * received before their upload was complete are withdrawn, files that a process was
 * writing when it died are deleted, and files that the database does not know are kept
 * from being overwritten. The caller holds the lease on the pipeline.
 */
@Component
class NightPreparation {

	private static final Logger logger = LoggerFactory.getLogger(NightPreparation.class);

	private final LateUploads lateUploads;

	private final Inventory inventory;

	private final Inbox inbox;

	private final Nights nights;

	private final NightlyJob job;

	NightPreparation(LateUploads lateUploads, Inventory inventory, Inbox inbox, Nights nights, NightlyJob job) {
		this.lateUploads = lateUploads;
		this.inventory = inventory;
		this.inbox = inbox;
		this.nights = nights;
		this.job = job;
	}

	/**
	 * Prepares for a night.
	 * @return what an operator has to know, as sentences
	 */
	List<String> prepare(LocalDate businessDate, Act act) {
		List<String> notices = new ArrayList<>();
		for (Document document : this.lateUploads.settle(this.inbox.keepSent(), act)) {
			this.job.ended(this.nights.of(document));
			notices.add(document.label() + " of " + document.businessDate()
					+ " was received before its upload was complete; it is withdrawn, and the whole file is received now");
		}
		this.inventory.findPartial().forEach(NightPreparation::delete);
		List<UnknownFile> unknown = this.inventory.find();
		UnknownFile.describe(unknown).ifPresent(notices::add);
		unknown.stream()
			.filter((file) -> file.place() == UnknownFile.Place.OUTBOX && file.businessDate().equals(businessDate))
			.forEach((file) -> notices.add(putAway(file)));
		notices.forEach(logger::warn);
		return notices;
	}

	private static void delete(Path partial) {
		try {
			Files.deleteIfExists(partial);
			logger.info("{} was deleted: a process that died was writing it", partial);
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					partial + " cannot be deleted: " + FailureReport.of(ex).sentence(), ex);
		}
	}

	private String putAway(UnknownFile file) {
		try {
			return file.path() + " is unknown and was moved to " + this.inventory.putAway(file).orElseThrow()
					+ ", so that the night does not overwrite it";
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					file.path() + " cannot be moved: " + FailureReport.of(ex).sentence(), ex);
		}
	}

}
