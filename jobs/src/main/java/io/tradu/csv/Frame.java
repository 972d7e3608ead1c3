package io.tradu.csv;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How far the next row goes and what is in it.
 *
 * @param last the last physical line that belongs to it
 * @param cells the cells; meaningless with a defect
 * @param defect what is wrong, if anything is
 */
record Frame(Line last, List<CsvCell> cells, @Nullable Defect defect) {

	static Frame bad(Line last, Defect defect) {
		return new Frame(last, List.of(), defect);
	}

}
