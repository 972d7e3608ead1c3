package io.tradu.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.tradu.csv.TextFileScan;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.receive.Archive;
import io.tradu.reconcile.DocumentProof;
import io.tradu.reconcile.FileFault;

import org.springframework.stereotype.Component;

/** A document that was taken in lies in the archive as it came. */
@Component
class ArchiveComparison implements NightComparison {

	private static final Set<DocumentStatus> ARCHIVED = EnumSet.of(DocumentStatus.RECEIVED, DocumentStatus.INGESTED,
			DocumentStatus.DELIVERED, DocumentStatus.DUPLICATE);

	private final Archive archive;

	ArchiveComparison(Archive archive) {
		this.archive = archive;
	}

	@Override
	public List<Disagreement> compare(NightFacts facts) throws IOException {
		List<Disagreement> found = new ArrayList<>();
		for (DocumentProof proof : facts.proofs()) {
			FileFault fault = proof.source();
			if (fault != null && ARCHIVED.contains(proof.document().status())) {
				found.add(disagreement(proof.document(), fault));
			}
		}
		return found;
	}

	private Disagreement disagreement(Document document, FileFault fault) throws IOException {
		String subject = "document " + document.label();
		return switch (fault.kind()) {
			case MISSING -> liesInInbox(document)
					? Disagreement.mendable("inbox-not-moved", subject, "it was registered and still lies in the inbox",
							"it is moved to the archive", (reason) -> finish(document))
					: Disagreement.forPerson("archive-missing", subject, fault.words(), putBack(document));
			case CHANGED -> Disagreement.forPerson("archive-changed", subject, fault.words(), putBack(document));
			case OTHER_ROWS -> Disagreement.forPerson("archive-rows", subject, fault.words(),
					"look at the night's log: the bytes are those received, and were read differently");
		};
	}

	private static String putBack(Document document) {
		return "put the file with the SHA-256 " + document.sha256() + " back from a backup";
	}

	private boolean liesInInbox(Document document) throws IOException {
		Path file = this.archive.former(document);
		return Files.isRegularFile(file) && TextFileScan.of(file).sha256().equals(document.sha256());
	}

	private Optional<String> finish(Document document) throws IOException {
		if (!liesInInbox(document)) {
			return Optional.empty();
		}
		this.archive.finish(document);
		return Optional.of("moved to the archive");
	}

}
