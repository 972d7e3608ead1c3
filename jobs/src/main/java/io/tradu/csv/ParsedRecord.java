package io.tradu.csv;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The cells of a record, or why it has none.
 *
 * @param cells the cells in order; meaningless with a defect
 * @param defect what is wrong, if anything is
 */
record ParsedRecord(List<CsvCell> cells, @Nullable Defect defect) {

	boolean isWellFormed(int columns) {
		return this.defect == null && this.cells.size() == columns;
	}

}
