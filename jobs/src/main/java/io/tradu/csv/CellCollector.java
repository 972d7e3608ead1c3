package io.tradu.csv;

import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import org.jspecify.annotations.Nullable;

/** Collects the cells of the one record that FastCSV reads. */
final class CellCollector extends AbstractBaseCsvCallbackHandler<List<CsvCell>> {

	private final List<CsvCell> cells = new ArrayList<>();

	private @Nullable Defect defect;

	/**
	 * Returns the first defect that FastCSV itself has no objection to: a quote in a cell
	 * without quotes (RFC 4180, section 2, rule 5).
	 */
	@Nullable Defect defect() {
		return this.defect;
	}

	int fieldCount() {
		return getFieldCount();
	}

	@Override
	protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
		String value = new String(buffer, offset, length);
		if (!quoted && this.defect == null && value.indexOf('"') >= 0) {
			this.defect = Defect.quoteInUnquotedCell(index + 1);
		}
		this.cells.add(new CsvCell(value, quoted));
	}

	@Override
	protected List<CsvCell> buildRecord() {
		return List.copyOf(this.cells);
	}

}
