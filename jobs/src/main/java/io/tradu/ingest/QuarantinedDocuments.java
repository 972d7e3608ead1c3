package io.tradu.ingest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;
import io.tradu.document.Quarantine;
import io.tradu.document.SetAside;
import io.tradu.document.SetAsides;

import org.springframework.stereotype.Component;

/** Moves withdrawn documents to quarantine whose process died before it did. */
@Component
class QuarantinedDocuments {

	private final Documents documents;

	private final DocumentFile files;

	private final SetAsides setAsides;

	private final Quarantine quarantine;

	QuarantinedDocuments(Documents documents, DocumentFile files, SetAsides setAsides, Quarantine quarantine) {
		this.documents = documents;
		this.files = files;
		this.setAsides = setAsides;
		this.quarantine = quarantine;
	}

	void finishMoves(Night night) {
		Map<String, List<Document>> byLabel = this.documents.find(night, DocumentStatus.QUARANTINED)
			.stream()
			.collect(Collectors.groupingBy(Document::label));
		for (SetAside aside : byLabel.isEmpty() ? List.<SetAside>of() : this.setAsides.find(night)) {
			byLabel.getOrDefault(aside.label(), List.of())
				.forEach((document) -> this.quarantine.put(night, aside, this.files.path(document)));
		}
	}

}
