package io.tradu.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.tradu.csv.CellEdits;
import io.tradu.csv.CsvRow;

/**
 * A row as it is delivered.
 *
 * @param text the whole record, terminator included
 * @param routes the route of each translated cell
 * @param untouched how many cells had nothing to translate
 */
public record DeliveredRow(String text, List<String> routes, int untouched) {

	/**
	 * Returns a row with the chosen candidates in place of its segments.
	 * @param columns the places of the result's cells in the row
	 */
	public static DeliveredRow of(CsvRow row, BlockResult.Row result, List<Integer> columns) {
		Map<Integer, String> values = new HashMap<>();
		List<String> routes = new ArrayList<>();
		for (int i = 0; i < result.cells().size(); i++) {
			BlockResult.Cell cell = result.cells().get(i);
			if (!cell.isUntouched()) {
				Candidate chosen = cell.candidates().get(cell.choice());
				values.put(columns.get(i), String.valueOf(chosen.text()));
				routes.add(chosen.route());
			}
		}
		String text = values.isEmpty() ? row.rawText() : CellEdits.apply(row, values);
		return new DeliveredRow(text, routes, result.cells().size() - values.size());
	}

}
