package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Document;
import io.tradu.document.Documents;
import io.tradu.document.EarlierDocuments;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;
import io.tradu.files.FileMove;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Keeps the documents as they came. A copy gets its place when the document was
 * registered there, after the commit; {@link #finish} does this for a process that died
 * in between.
 */
@Component
public class Archive {

	private static final String INCOMING = ".incoming";

	private static final Logger logger = LoggerFactory.getLogger(Archive.class);

	private final LineFolders folders;

	private final Documents documents;

	private final EarlierDocuments earlier;

	Archive(LineFolders folders, Documents documents, EarlierDocuments earlier) {
		this.folders = folders;
		this.documents = documents;
		this.earlier = earlier;
	}

	/** Returns the folder of the copies that have no place yet. */
	static Path incoming(LineFolders folders) {
		return folders.archive().resolve(INCOMING);
	}

	/** Returns where a document was in the inbox. */
	public Path former(Document document) {
		return this.folders.inbox().resolve(document.feed()).resolve(document.fileName());
	}

	/**
	 * Returns a place for a document that no file and no other document has, relative to
	 * the archive: under the document's own name if that is free.
	 */
	String freePlace(Night night, String feed, String fileName) {
		Path first = this.folders.archived(night.businessDate(), feed, fileName);
		for (int number = 1;; number++) {
			Path place = FileMove.numbered(first, number);
			String relative = this.folders.archive().relativize(place).toString();
			if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !this.earlier.isArchivedAs(relative)) {
				return relative;
			}
		}
	}

	/** Puts a copy into the place of a registered document. */
	void put(IncomingFile copy, String archivedAs) {
		Path place = this.folders.archive().resolve(archivedAs);
		try {
			if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
				Files.deleteIfExists(copy.path());
				return;
			}
			makeReadOnly(copy.path());
			FileMove.move(this.folders.rooted(copy.path()), this.folders.rooted(place));
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					place + " cannot be archived: " + FailureReport.of(ex).sentence(), ex);
		}
	}

	private static void makeReadOnly(Path file) {
		try {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
		}
		catch (IOException | UnsupportedOperationException ex) {
			// Some shared file systems have no modes. What is read is verified anyway.
			logger.debug("The mode of {} cannot be set: {}", file, ex.toString());
		}
	}

	/** Removes a copy that is not needed. */
	void discard(IncomingFile copy) {
		try {
			Files.deleteIfExists(copy.path());
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					copy.path() + " cannot be deleted: " + FailureReport.of(ex).sentence(), ex);
		}
	}

	/**
	 * Puts the copies of a process that died into the places of their documents, and
	 * removes the others: their files are still in the inbox.
	 */
	public void finish() {
		for (Path file : incoming()) {
			IncomingFile copy = new IncomingFile(file, file.getFileName().toString());
			this.documents.findByHash(copy.sha256())
				.stream()
				.map(Document::archivedAs)
				.filter((place) -> !Files.exists(this.folders.archive().resolve(place), LinkOption.NOFOLLOW_LINKS))
				.findFirst()
				.ifPresent((place) -> put(copy, place));
			discard(copy);
		}
	}

	/**
	 * Archives a registered document that an earlier version left in the inbox, when its
	 * process died before it moved the file.
	 * @throws IOException if it cannot be moved
	 */
	public void finish(Document document) throws IOException {
		FileMove.move(this.folders.rooted(former(document)),
				this.folders.rooted(this.folders.archive().resolve(document.archivedAs())));
	}

	private List<Path> incoming() {
		List<Path> found = new ArrayList<>();
		try (Stream<Path> files = Files.list(incoming(this.folders))) {
			files.forEach(found::add);
		}
		catch (NoSuchFileException ex) {
			return found;
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					"the archive cannot be read: " + FailureReport.of(ex).sentence(), ex);
		}
		return found;
	}

}
