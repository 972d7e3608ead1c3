package io.tradu.document;

import java.util.List;
import java.util.Map;

/**
 * Where columns are in a document.
 *
 * @param count number of columns in its header
 * @param positions positions by name, of the columns that were asked for and exist; the
 * first column of a document is 0
 */
public record ColumnLayout(int count, Map<String, Integer> positions) {

	public ColumnLayout {
		positions = Map.copyOf(positions);
	}

	/**
	 * Returns the position of a column.
	 * @throws IllegalStateException if the document does not have it
	 */
	public int position(String column) {
		Integer position = this.positions.get(column);
		if (position == null) {
			throw new IllegalStateException("the document has no column " + column);
		}
		return position;
	}

	/**
	 * Returns the positions of columns, in their order.
	 * @throws IllegalStateException if the document does not have one of them
	 */
	public List<Integer> positions(List<String> columns) {
		return columns.stream().map(this::position).toList();
	}

}
