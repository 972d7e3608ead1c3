package io.tradu.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.tradu.deliver.Manifest;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/** A manifest says what was delivered. */
@Component
class ManifestComparison implements LineComparison {

	private final NightRecords records;

	private final Documents documents;

	private final Manifest manifest;

	ManifestComparison(NightRecords records, Documents documents, Manifest manifest) {
		this.records = records;
		this.documents = documents;
		this.manifest = manifest;
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

	private Disagreement disagreement(LocalDate date, String feed) {
		boolean missing = !Files.exists(this.manifest.place(date, feed));
		return Disagreement.mendable(missing ? "manifest-missing" : "manifest-changed", "manifest " + date + "/" + feed,
				this.manifest.place(date, feed) + (missing ? " is missing" : " does not say what was delivered"),
				"it is written again", (reason) -> {
					this.manifest.write(date, feed);
					return Optional.of("written again");
				});
	}

}
