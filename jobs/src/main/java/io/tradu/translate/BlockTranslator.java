package io.tradu.translate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.tradu.batch.log.LogScope;
import io.tradu.csv.CsvRow;
import io.tradu.document.Block;
import io.tradu.document.BlockResult;
import io.tradu.document.BlockResult.Cell;
import io.tradu.document.Candidate;
import io.tradu.document.ColumnLayouts;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.document.KnownDocuments;
import io.tradu.document.LineFields;
import io.tradu.engine.Route;
import io.tradu.engine.Translation;
import io.tradu.engine.TranslationMemory;
import io.tradu.text.InlineContent;

/** Translates all segments of a block at once, along the first route of its feed. */
class BlockTranslator {

	private final KnownDocuments documents;

	private final DocumentFile files;

	private final ColumnLayouts layouts;

	private final Feeds feeds;

	private final TranslationMemory memory;

	BlockTranslator(KnownDocuments documents, DocumentFile files, ColumnLayouts layouts, Feeds feeds,
			TranslationMemory memory) {
		this.documents = documents;
		this.files = files;
		this.layouts = layouts;
		this.feeds = feeds;
		this.memory = memory;
	}

	BlockResult translate(Block block) throws IOException {
		Document document = this.documents.of(block);
		LogScope scope = LineFields.scope(document, block);
		try {
			return translate(document, block);
		}
		finally {
			scope.close();
		}
	}

	private BlockResult translate(Document document, Block block) throws IOException {
		List<Integer> columns = this.layouts.of(document).positions(this.feeds.get(document.feed()).columns());
		List<CsvRow> rows = this.files.rows(document, block);
		List<String> texts = new ArrayList<>(rows.size() * columns.size());
		for (CsvRow row : rows) {
			columns.stream().map(row::value).filter(InlineContent::hasLanguage).forEach(texts::add);
		}
		Route route = route(block);
		Iterator<Translation> translations = this.memory.translate(route, texts).iterator();
		return new BlockResult(rows.stream().map((row) -> result(row, columns, route, translations)).toList());
	}

	/** Returns the route that a block's segments go first. */
	Route route(Block block) {
		Document document = this.documents.of(block);
		Feed feed = this.feeds.get(document.feed());
		return Route.parse(feed.routes(String.valueOf(document.sourceLanguage()), block.target()).get(0));
	}

	private static BlockResult.Row result(CsvRow row, List<Integer> columns, Route route,
			Iterator<Translation> translations) {
		List<Cell> cells = new ArrayList<>(columns.size());
		for (int column : columns) {
			cells.add(InlineContent.hasLanguage(row.value(column)) ? cell(route, translations.next()) : Cell.UNTOUCHED);
		}
		return new BlockResult.Row(row.rowNumber(), cells);
	}

	private static Cell cell(Route route, Translation translation) {
		if (translation instanceof Translation.Translated translated) {
			return new Cell(
					List.of(Candidate.translated(route.toString(), translated.text(), translated.unknownWords())), 0);
		}
		Translation.Untranslatable missing = (Translation.Untranslatable) translation;
		return new Cell(List.of(Candidate.missing(route.toString(), missing.reason(), missing.detail())), -1);
	}

}
