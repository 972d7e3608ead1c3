package io.tradu.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.CsvEntry;
import io.tradu.files.WholeFile;

import org.springframework.stereotype.Component;

/** Takes the documents out of the line that a night will not deliver any more. */
@Component
public class CanceledDocuments {

	private final Documents documents;

	private final Blocks blocks;

	private final DocumentFile files;

	private final LineFolders folders;

	CanceledDocuments(Documents documents, Blocks blocks, DocumentFile files, LineFolders folders) {
		this.documents = documents;
		this.blocks = blocks;
		this.files = files;
		this.folders = folders;
	}

	/**
	 * Cancels a night's documents that are not delivered, with all their blocks that are
	 * not completed, in the caller's transaction.
	 * @return the documents
	 */
	public List<Document> cancel(Night night, String reason) {
		List<Document> canceled = this.documents.find(night, DocumentStatus.RECEIVED, DocumentStatus.INGESTED);
		for (BlockState state : EnumSet.range(BlockState.PENDING, BlockState.VALIDATING)) {
			cancel(night, state, reason);
		}
		for (Document document : canceled) {
			if (document.status() == DocumentStatus.RECEIVED) {
				// The account must also hold the rows that were not read yet.
				this.documents.saveProgress(document.id(), rows(document), document.bytes());
			}
		}
		this.documents.move(canceled, DocumentStatus.CANCELED);
		return canceled;
	}

	/**
	 * Puts a copy of a document into the inbox, where the next night finds it. Does
	 * nothing if the inbox has a file of its name.
	 * @throws ChangedDocumentException if the document no longer has the bytes that were
	 * received: what is put back would be received as if its sender had sent it
	 */
	public void giveBack(Document document) throws IOException {
		Path place = inInbox(document);
		if (Files.exists(place)) {
			return;
		}
		try (WholeFile copy = WholeFile.below(this.folders.inbox(), place);
				InputStream archived = this.files.bytes(document)) {
			archived.transferTo(copy.out());
			copy.commit();
		}
	}

	/**
	 * Makes sure that a document can be given back, or need not be.
	 * @throws ChangedDocumentException if it no longer has the bytes that were received
	 */
	public void requireUnchanged(Document document) throws IOException {
		if (Files.exists(inInbox(document))) {
			return;
		}
		try (InputStream archived = this.files.bytes(document)) {
			archived.transferTo(OutputStream.nullOutputStream());
		}
	}

	private Path inInbox(Document document) {
		return this.folders.inbox().resolve(document.feed()).resolve(document.fileName());
	}

	private void cancel(Night night, BlockState state, String reason) {
		List<Block> blocks = new ArrayList<>();
		do {
			blocks.clear();
			blocks.addAll(this.blocks.find(night, state, 0, 1000));
			this.blocks.move(blocks, BlockState.CANCELED, "abandoned", "abandoned: " + reason);
		}
		while (!blocks.isEmpty());
	}

	private long rows(Document document) {
		if (!Files.exists(this.files.path(document))) {
			// Registered by a process that died before it moved the file: nobody has read
			// a row of it.
			return document.ingestedRows();
		}
		try (CsvDocumentReader reader = this.files.open(document)) {
			long rows = 0;
			for (CsvEntry entry = reader.next(); entry != null; entry = reader.next()) {
				rows = entry.rowNumber();
			}
			return rows;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot read " + document.label(), ex);
		}
	}

}
