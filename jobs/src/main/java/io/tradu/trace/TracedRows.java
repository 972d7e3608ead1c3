package io.tradu.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.tradu.csv.CsvRow;
import io.tradu.document.Block;
import io.tradu.document.BlockResult;
import io.tradu.document.BlockResults;
import io.tradu.document.BlockState;
import io.tradu.document.ColumnLayout;
import io.tradu.document.ColumnLayouts;
import io.tradu.document.Deliverable;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.nightly.Reopening;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Puts the rows of a block together: their texts, the proposals, and what became of them.
 */
@Component
class TracedRows {

	private final BlockResults results;

	private final DocumentFile files;

	private final ColumnLayouts layouts;

	private final Reopening nights;

	TracedRows(BlockResults results, DocumentFile files, ColumnLayouts layouts, Reopening nights) {
		this.results = results;
		this.files = files;
		this.layouts = layouts;
		this.nights = nights;
	}

	/**
	 * Returns the rows that were translated.
	 * @param rejected numbers of the rows that became dead letters
	 */
	List<TracedRow> of(Document document, Block block, Set<Long> rejected, @Nullable Deliverable deliverable) {
		Optional<BlockResult> result = this.results.find(block);
		if (result.isEmpty()) {
			return List.of();
		}
		Map<Long, CsvRow> sources = sources(document, block);
		List<String> columns = columns(document);
		ColumnLayout layout = this.layouts.of(document, columns);
		List<TracedRow> rows = new ArrayList<>();
		for (BlockResult.Row row : result.get().rows()) {
			rows.add(new TracedRow(row.number(),
					rejected.contains(row.number()) ? "rejected" : fate(row.number(), block.state(), deliverable),
					segments(row, columns, layout, sources.get(row.number()))));
		}
		return rows;
	}

	/** Returns what became of a row that is no dead letter. */
	static String fate(long row, BlockState state, @Nullable Deliverable deliverable) {
		if (deliverable != null && deliverable.delivered().contains(row)) {
			return "delivered";
		}
		return switch (state) {
			case PENDING, CLAIMED, PROCESSING -> "not translated yet";
			case VALIDATING -> "translated, not checked yet";
			case COMPLETED -> "checked, not delivered yet";
			case ERROR -> "rejected";
			case CANCELED -> "canceled";
		};
	}

	private static List<TracedRow.Segment> segments(BlockResult.Row row, List<String> columns, ColumnLayout layout,
			@Nullable CsvRow source) {
		List<TracedRow.Segment> segments = new ArrayList<>();
		boolean known = columns.size() == row.cells().size() && layout.positions().keySet().containsAll(columns);
		for (int i = 0; i < row.cells().size(); i++) {
			BlockResult.Cell cell = row.cells().get(i);
			segments.add(new TracedRow.Segment(known ? columns.get(i) : "segment " + (i + 1),
					(source != null && known) ? source.value(layout.position(columns.get(i))) : null, cell.candidates(),
					cell.choice()));
		}
		return segments;
	}

	// The archive may have been cleared long since.
	private Map<Long, CsvRow> sources(Document document, Block block) {
		Map<Long, CsvRow> sources = new HashMap<>();
		try {
			this.files.rows(document, block).forEach((row) -> sources.put(row.rowNumber(), row));
		}
		catch (IOException | RuntimeException ex) {
			return Map.of();
		}
		return sources;
	}

	/**
	 * Returns the columns that were translated that night, as far as they were recorded.
	 */
	private List<String> columns(Document document) {
		String saved = this.nights.places(document).getOrDefault(document.feed() + ": columns", "[]");
		return Arrays.asList(saved.substring(1, saved.length() - 1).split(", "));
	}

}
