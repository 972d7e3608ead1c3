package io.tradu.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.deadletter.LetterState;
import io.tradu.csv.TextFileScan;
import io.tradu.document.Document;
import io.tradu.document.LineFolders;
import io.tradu.document.Quarantine;
import io.tradu.nightly.Refused;

import org.springframework.stereotype.Component;

/** Puts documents that were given up on back into the inbox, for the next run. */
@Component
class ReturnedDocuments {

	private final LineFolders folders;

	private final Quarantine quarantine;

	private final DeadLetters deadLetters;

	ReturnedDocuments(LineFolders folders, Quarantine quarantine, DeadLetters deadLetters) {
		this.quarantine = quarantine;
		this.folders = folders;
		this.deadLetters = deadLetters;
	}

	/**
	 * Puts the document of a letter back, in the caller's transaction. The file is moved
	 * before the commit: whoever dies in between leaves an open letter, whose next replay
	 * finds the file in the inbox.
	 */
	void putBack(Letter letter) {
		Document document = letter.document();
		Path place = this.folders.inbox().resolve(document.feed()).resolve(document.fileName());
		try {
			Optional<Path> quarantined = quarantined(document);
			if (Files.exists(place) && !isIt(place, document)) {
				throw new Refused("the inbox has another file called " + document.label());
			}
			if (quarantined.isPresent()) {
				this.quarantine.takeOut(quarantined.get(), place);
			}
			else if (!Files.exists(place)) {
				throw new Refused(document.label() + " is no longer in quarantine");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(document.label() + " cannot be put back into the inbox", ex);
		}
		this.deadLetters.resolve(List.of(letter.id()), LetterState.REPLAYED);
	}

	// Its name may have been taken or too long, so it is known by its bytes.
	private Optional<Path> quarantined(Document document) throws IOException {
		Path folder = this.folders.quarantined(document.businessDate(), document.feed(), document.fileName())
			.getParent();
		if (!Files.isDirectory(folder)) {
			return Optional.empty();
		}
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.sorted().toList()) {
				if (isIt(file, document)) {
					return Optional.of(file);
				}
			}
		}
		return Optional.empty();
	}

	private static boolean isIt(Path file, Document document) throws IOException {
		return Files.isRegularFile(file) && Files.size(file) == document.bytes()
				&& TextFileScan.of(file).sha256().equals(document.sha256());
	}

}
