package io.tradu.deliver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.csv.BadRow;
import io.tradu.csv.CsvEntry;
import io.tradu.csv.CsvHeader;
import io.tradu.csv.CsvRecordWriter;
import io.tradu.csv.CsvRow;
import io.tradu.csv.SpreadsheetFormula;
import io.tradu.document.RejectedCells;
import io.tradu.files.WholeFile;
import org.jspecify.annotations.Nullable;

/**
 * The rows rejected for one target: their columns as they came, unless the feed wants
 * them quoted, and why. Not created while there are none.
 */
class RejectedRowsFile implements AutoCloseable {

	private static final List<String> REASON_COLUMNS = List.of("tradu_reason", "tradu_category", "tradu_detail");

	private final Path root;

	private final Path place;

	private final CsvHeader header;

	private final RejectedCells cells;

	private @Nullable WholeFile file;

	private @Nullable CsvRecordWriter records;

	RejectedRowsFile(Path root, Path place, CsvHeader header, RejectedCells cells) {
		this.root = root;
		this.place = place;
		this.header = header;
		this.cells = cells;
	}

	boolean isEmpty() {
		return this.file == null;
	}

	void add(CsvEntry entry, DeadLetter letter) throws IOException {
		List<String> record = new ArrayList<>(cells(entry));
		record.add(letter.reason());
		record.add(letter.category().tag());
		record.add(detail(entry, letter));
		write(records(), record);
	}

	private void write(CsvRecordWriter records, List<String> record) throws IOException {
		records.write((this.cells == RejectedCells.QUOTED) ? record.stream().map(SpreadsheetFormula::quoted).toList()
				: record);
	}

	/** Puts the file into its place and returns its SHA-256, or null if there is none. */
	@Nullable String commit() throws IOException {
		if (this.file == null || this.records == null) {
			return null;
		}
		this.records.flush();
		this.file.commit();
		return this.file.sha256Hex();
	}

	private List<String> cells(CsvEntry entry) {
		if (entry instanceof CsvRow row) {
			return row.values();
		}
		return ((BadRow) entry).bestEffortCells(this.header.names().size());
	}

	// A row that is no record cannot be shown in columns without a loss, so its raw text
	// goes along.
	private static String detail(CsvEntry entry, DeadLetter letter) {
		return (entry instanceof BadRow bad) ? letter.detail() + "; raw text: " + bad.rawText().stripTrailing()
				: letter.detail();
	}

	private CsvRecordWriter records() throws IOException {
		if (this.records == null) {
			this.file = WholeFile.below(this.root, this.place);
			this.records = new CsvRecordWriter(this.file.out(), this.header.lineTerminator());
			List<String> names = new ArrayList<>(this.header.names());
			names.addAll(REASON_COLUMNS);
			write(this.records, names);
		}
		return this.records;
	}

	@Override
	public void close() throws IOException {
		if (this.file != null) {
			this.file.close();
		}
	}

}
