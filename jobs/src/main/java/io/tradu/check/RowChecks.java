package io.tradu.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import io.tradu.csv.CsvRow;
import io.tradu.document.BlockResult;
import io.tradu.document.ColumnLayout;
import io.tradu.document.ColumnLayouts;
import io.tradu.document.Document;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.engine.Route;
import io.tradu.engine.Translation;

import org.springframework.stereotype.Component;

/** Puts rows before the quality checks, and sends what failed along further routes. */
@Component
public class RowChecks {

	private final Feeds feeds;

	private final ColumnLayouts layouts;

	private final QualityChecks checks;

	RowChecks(Feeds feeds, ColumnLayouts layouts, QualityChecks checks) {
		this.feeds = feeds;
		this.layouts = layouts;
		this.checks = checks;
	}

	/**
	 * Checks the candidates that a row has so far for a target.
	 * @param result one cell for each of the feed's columns
	 */
	public CheckedRow check(Document document, String target, CsvRow row, BlockResult.Row result) {
		Feed feed = this.feeds.get(document.feed());
		ColumnLayout layout = this.layouts.of(document);
		List<CheckedCell> cells = new ArrayList<>(feed.columns().size());
		for (int i = 0; i < feed.columns().size(); i++) {
			String column = feed.columns().get(i);
			String source = row.value(layout.position(column));
			cells
				.add(new CheckedCell(
						column, source, result.cells().get(i), (text,
								unknownWords) -> this.checks.inspect(new CheckedSegment(source, text,
										String.valueOf(document.sourceLanguage()), target, unknownWords),
										feed.checks())));
		}
		return new CheckedRow(row, cells);
	}

	/**
	 * Asks for the segments that no candidate has passed for.
	 * @param engine translates texts along a route
	 */
	public static void translate(List<CheckedRow> rows, Route route,
			BiFunction<Route, List<String>, List<Translation>> engine) {
		List<CheckedCell> cells = rows.stream().flatMap(CheckedRow::untranslated).toList();
		if (cells.isEmpty()) {
			return;
		}
		List<Translation> translations = engine.apply(route, cells.stream().map(CheckedCell::source).toList());
		for (int i = 0; i < cells.size(); i++) {
			cells.get(i).add(route, translations.get(i));
		}
	}

}
