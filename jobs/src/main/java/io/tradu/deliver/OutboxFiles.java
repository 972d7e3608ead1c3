package io.tradu.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.tradu.document.Document;
import io.tradu.document.LineFolders;

import org.springframework.stereotype.Component;

/**
 * The files of a document in the outbox: for each target the delivered and the rejected
 * rows.
 */
@Component
class OutboxFiles {

	private final LineFolders folders;

	OutboxFiles(LineFolders folders) {
		this.folders = folders;
	}

	/** Deletes the files of a document that exist. */
	void delete(Document document) throws IOException {
		delete(places(document));
	}

	/**
	 * Deletes the files of a document that its corrected version does not replace,
	 * because its feed no longer has their targets.
	 */
	void deleteObsolete(Document corrected, Document correction) throws IOException {
		List<Path> replaced = places(correction);
		delete(places(corrected).stream().filter((place) -> !replaced.contains(place)).toList());
	}

	private List<Path> places(Document document) {
		return document.targets()
			.stream()
			.flatMap((target) -> Stream.of(document.deliverableName(target), document.rejectedName(target)))
			.map((name) -> this.folders.delivered(document.businessDate(), document.feed(), name))
			.toList();
	}

	private static void delete(List<Path> files) throws IOException {
		for (Path file : files) {
			Files.deleteIfExists(file);
		}
	}

}
