package io.tradu.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.tradu.command.TraduCommand;
import io.tradu.csv.TextFileScan;

import org.springframework.stereotype.Component;

/** A document's bytes are fixed by their hash when it is received. */
@Component
public class FixedBytes {

	private final Documents documents;

	private final DocumentFile files;

	private final LineFolders folders;

	FixedBytes(Documents documents, DocumentFile files, LineFolders folders) {
		this.documents = documents;
		this.files = files;
		this.folders = folders;
	}

	/**
	 * Returns the documents that the rest of a night reads: those still to be worked on,
	 * or, when only the proof is left, those delivered.
	 */
	public List<Document> remaining(Night night) {
		List<Document> remaining = this.documents.find(night, DocumentStatus.RECEIVED, DocumentStatus.INGESTED);
		return remaining.isEmpty() ? this.documents.find(night, DocumentStatus.DELIVERED) : remaining;
	}

	/**
	 * Returns how documents' bytes are no longer those received, and what can be done, as
	 * sentences.
	 */
	public List<String> changes(List<Document> among) {
		return among.stream().flatMap((document) -> change(document).stream()).toList();
	}

	/** Returns whether a document's file is there and as long as it was received. */
	public boolean hasSize(Document document) {
		try {
			return Files.size(file(document)) == document.bytes();
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Returns how a document's bytes are no longer those received, and what can be done,
	 * as a sentence; empty if they are.
	 */
	public Optional<String> change(Document document) {
		Path file = file(document);
		if (!Files.isRegularFile(file)) {
			return Optional.of(document.label() + " is gone from " + file + remedy(document));
		}
		return sha256(file).equals(document.sha256()) ? Optional.empty() : Optional
			.of(document.label() + " has other bytes in " + file + " than were received" + remedy(document));
	}

	private static String remedy(Document document) {
		return ": put the file of SHA-256 " + document.sha256()
				+ " back from a backup, or go on without the document with: "
				+ TraduCommand.of("withdraw", document.label(), "--date", document.businessDate()).withReason();
	}

	// A process that died between registering a document and moving it has left it in the
	// inbox.
	private Path file(Document document) {
		Path archived = this.files.path(document);
		return Files.exists(archived) ? archived
				: this.folders.inbox().resolve(document.feed()).resolve(document.fileName());
	}

	private static String sha256(Path file) {
		try {
			return TextFileScan.of(file).sha256();
		}
		catch (IOException ex) {
			return "unreadable: " + ex.getMessage();
		}
	}

}
