package io.tradu.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tradu.batch.file.FileAccess;
import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.CsvEntry;
import io.tradu.csv.CsvRange;
import io.tradu.csv.CsvRow;

import org.springframework.stereotype.Component;

/**
 * Opens the archived files of documents. What is read are the bytes that were received,
 * or nothing: each part is verified when it is read.
 */
@Component
public class DocumentFile {

	private static final int CACHED_BYTES = 32 * 1024 * 1024;

	private final LineFolders folders;

	private final Documents documents;

	private final ColumnLayouts layouts;

	private final Cache<Long, SegmentHashes> hashes = Caffeine.newBuilder()
		.maximumWeight(CACHED_BYTES)
		.weigher((Long id, SegmentHashes found) -> found.weight())
		.build();

	DocumentFile(LineFolders folders, Documents documents, ColumnLayouts layouts) {
		this.folders = folders;
		this.documents = documents;
		this.layouts = layouts;
	}

	/** Returns where the document's file is recorded to be. */
	public Path path(Document document) {
		return this.folders.archive().resolve(document.archivedAs());
	}

	/**
	 * Opens a document at its header.
	 * @throws ChangedDocumentException here or while reading, if the file is missing or
	 * has other bytes than were received
	 */
	public CsvDocumentReader open(Document document) throws IOException {
		VerifiedChannel file = channel(document);
		try {
			return CsvDocumentReader.open(file);
		}
		catch (IOException | RuntimeException ex) {
			file.close();
			throw ex;
		}
	}

	/**
	 * Opens a document's bytes.
	 * @throws ChangedDocumentException here or while reading, if the file is missing or
	 * has other bytes than were received
	 */
	InputStream bytes(Document document) throws IOException {
		return Channels.newInputStream(channel(document));
	}

	/**
	 * Opens the rest of a document.
	 * @param rows number of rows before it
	 * @param bytes where it starts, in bytes from the start of the file
	 * @throws ChangedDocumentException here or while reading, if the file is missing or
	 * has other bytes than were received
	 */
	public CsvDocumentReader openRest(Document document, long rows, long bytes) throws IOException {
		return open(document,
				new CsvRange(bytes, document.bytes() - bytes, rows + 1, this.layouts.of(document).count()));
	}

	/**
	 * Returns the good rows of a block.
	 * @throws ChangedDocumentException if the file is missing, or has other bytes there
	 * than were received
	 */
	public List<CsvRow> rows(Document document, Block block) throws IOException {
		CsvRange range = new CsvRange(block.byteOffset(), block.byteLength(), block.firstRow(),
				this.layouts.of(document).count());
		List<CsvRow> rows = new ArrayList<>(block.rows());
		try (CsvDocumentReader reader = open(document, range)) {
			for (CsvEntry entry = reader.next(); entry != null; entry = reader.next()) {
				if (entry instanceof CsvRow row) {
					rows.add(row);
				}
			}
		}
		if (rows.size() != block.rows()) {
			throw new IllegalStateException("block " + block.id() + " of " + document.label() + " had " + block.rows()
					+ " rows and now has " + rows.size());
		}
		return rows;
	}

	private CsvDocumentReader open(Document document, CsvRange range) throws IOException {
		VerifiedChannel file = channel(document);
		try {
			return CsvDocumentReader.open(file, range);
		}
		catch (IOException | RuntimeException ex) {
			file.close();
			throw ex;
		}
	}

	private VerifiedChannel channel(Document document) throws IOException {
		Path path = path(document);
		try {
			SegmentHashes recorded = hashes(document, path);
			return new VerifiedChannel(FileAccess.channel(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS),
					document.bytes(), recorded, ChangedDocumentException.of(path, document.sha256()));
		}
		catch (NoSuchFileException ex) {
			throw ChangedDocumentException.missing(path, document.sha256(), ex);
		}
	}

	// An earlier version recorded the hash of the whole file only.
	private SegmentHashes hashes(Document document, Path path) throws IOException {
		SegmentHashes known = this.hashes.getIfPresent(document.id());
		if (known == null) {
			known = this.documents.findHashes(document).orElse(null);
			known = (known != null) ? known : SegmentHashes.of(path, document.sha256());
			this.hashes.put(document.id(), known);
		}
		return known;
	}

}
