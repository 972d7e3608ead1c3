package io.tradu.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.tradu.csv.TextFileScan;
import io.tradu.deliver.Manifest;
import io.tradu.document.Deliverable;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/** A manifest says what was delivered. */
@Component
class ManifestComparison implements LineComparison {

	private final NightRecords records;

	private final Documents documents;

	private final Deliverables deliverables;

	private final Manifest manifest;

	private final LineFolders folders;

	ManifestComparison(NightRecords records, Documents documents, Deliverables deliverables, Manifest manifest,
			LineFolders folders) {
		this.records = records;
		this.documents = documents;
		this.deliverables = deliverables;
		this.manifest = manifest;
		this.folders = folders;
	}

	@Override
	public List<Disagreement> compare(LineFacts facts) throws IOException {
		List<Disagreement> found = new ArrayList<>();
		for (LocalDate date : facts.dates()) {
			for (String feed : deliveredFeeds(date)) {
				if (!this.manifest.isCurrent(date, feed)) {
					found.add(disagreement(date, feed));
				}
			}
		}
		return found;
	}

	private Set<String> deliveredFeeds(LocalDate date) {
		Set<String> feeds = new TreeSet<>();
		for (Night night : this.records.nights(Optional.of(date))) {
			feeds.addAll(this.documents.feeds(night, DocumentStatus.DELIVERED));
		}
		return feeds;
	}

	private Disagreement disagreement(LocalDate date, String feed) throws IOException {
		Path place = this.manifest.place(date, feed);
		boolean missing = !Files.exists(place);
		String rule = missing ? "manifest-missing" : "manifest-changed";
		String subject = "manifest " + date + "/" + feed;
		String detail = place + (missing ? " is missing" : " does not say what was delivered");
		// The manifest may be the last to know what was delivered.
		return isOutboxAsRecorded(date, feed)
				? Disagreement.mendable(rule, subject, detail, "it is written again", (reason) -> write(date, feed))
				: Disagreement.forPerson(rule, subject, detail,
						"first decide about the deliverables that are not in the outbox as they are recorded");
	}

	private Optional<String> write(LocalDate date, String feed) throws IOException {
		this.manifest.write(date, feed);
		return Optional.of("written again");
	}

	private boolean isOutboxAsRecorded(LocalDate date, String feed) throws IOException {
		for (Document document : this.documents.find(date, feed, DocumentStatus.DELIVERED)) {
			List<Deliverable> deliverables = this.deliverables.find(document);
			if (document.isSuperseded()) {
				continue;
			}
			if (deliverables.size() < document.targets().size()) {
				return false;
			}
			for (Deliverable deliverable : deliverables) {
				Path file = this.folders.delivered(date, feed, deliverable.fileName());
				if (!Files.isRegularFile(file) || !TextFileScan.of(file).sha256().equals(deliverable.sha256())) {
					return false;
				}
			}
		}
		return true;
	}

}
