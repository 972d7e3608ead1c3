package io.tradu.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.CsvEntry;
import io.tradu.csv.CsvRange;
import io.tradu.csv.CsvRow;

import org.springframework.stereotype.Component;

/** Opens the archived files of documents. */
@Component
public class DocumentFile {

	private final LineFolders folders;

	DocumentFile(LineFolders folders) {
		this.folders = folders;
	}

	/** Returns where the document's file lies. */
	public Path path(Document document) {
		return this.folders.archived(document.businessDate(), document.feed(), document.fileName());
	}

	/** Opens a document at its header. */
	public CsvDocumentReader open(Document document) throws IOException {
		return CsvDocumentReader.open(path(document));
	}

	/** Opens the part of a document whose rows have not been read yet. */
	public CsvDocumentReader openRest(Document document) throws IOException {
		return CsvDocumentReader.open(path(document), new CsvRange(document.ingestedBytes(),
				document.bytes() - document.ingestedBytes(), document.ingestedRows() + 1, document.columns().size()));
	}

	/** Returns the good rows of a block. */
	public List<CsvRow> rows(Document document, Block block) throws IOException {
		CsvRange range = new CsvRange(block.byteOffset(), block.byteLength(), block.firstRow(),
				document.columns().size());
		List<CsvRow> rows = new ArrayList<>(block.rows());
		try (CsvDocumentReader reader = CsvDocumentReader.open(path(document), range)) {
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

}
