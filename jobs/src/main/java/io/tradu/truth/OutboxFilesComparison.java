package io.tradu.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.tradu.deliver.Manifest;
import io.tradu.document.Deliverable;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/** What lies in the outbox was delivered by the line. */
@Component
class OutboxFilesComparison implements LineComparison {

	private final NightRecords records;

	private final Documents documents;

	private final Deliverables deliverables;

	private final LineFolders folders;

	OutboxFilesComparison(NightRecords records, Documents documents, Deliverables deliverables, LineFolders folders) {
		this.records = records;
		this.documents = documents;
		this.deliverables = deliverables;
		this.folders = folders;
	}

	@Override
	public List<Disagreement> compare(LineFacts facts) throws IOException {
		List<Disagreement> found = new ArrayList<>();
		for (LocalDate date : facts.dates()) {
			Path folder = this.folders.outbox().resolve(date.toString());
			if (Files.isDirectory(folder)) {
				Set<Path> known = known(date);
				try (Stream<Path> files = Files.walk(folder)) {
					files.filter((file) -> !Files.isDirectory(file) && !PartialFilesComparison.isPartial(file))
						.filter((file) -> !known.contains(file))
						.sorted()
						.map(OutboxFilesComparison::disagreement)
						.forEach(found::add);
				}
			}
		}
		return found;
	}

	private static Disagreement disagreement(Path file) {
		return Disagreement.forPerson("outbox-unknown-file", "file " + file,
				"it lies in the outbox, and neither a deliverable nor a manifest names it",
				"move it elsewhere: who reads the outbox takes it for delivered");
	}

	private Set<Path> known(LocalDate date) {
		Set<Path> known = new HashSet<>();
		for (Night night : this.records.nights(Optional.of(date))) {
			for (Document document : this.documents.find(night, DocumentStatus.INGESTED, DocumentStatus.DELIVERED)) {
				names(document).map((name) -> this.folders.delivered(date, document.feed(), name)).forEach(known::add);
			}
		}
		return known;
	}

	// Of a document whose delivery was cut short, files may stand there: the next run
	// writes them again.
	private Stream<String> names(Document document) {
		Stream<String> files = (document.status() == DocumentStatus.INGESTED)
				? document.targets()
					.stream()
					.flatMap((target) -> Stream.of(document.deliverableName(target), document.rejectedName(target)))
				: this.deliverables.find(document).stream().flatMap((deliverable) -> names(document, deliverable));
		return Stream.concat(Stream.of(Manifest.FILE_NAME), files);
	}

	private static Stream<String> names(Document document, Deliverable deliverable) {
		return (deliverable.rejectedSha256() != null)
				? Stream.of(deliverable.fileName(), document.rejectedName(deliverable.target()))
				: Stream.of(deliverable.fileName());
	}

}
