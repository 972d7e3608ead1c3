package io.tradu.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.tradu.batch.log.LogScope;
import io.tradu.csv.CsvRow;
import io.tradu.document.Block;
import io.tradu.document.BlockResult;
import io.tradu.document.BlockResults;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.document.KnownDocuments;
import io.tradu.document.LineFields;
import io.tradu.engine.Route;
import io.tradu.engine.TranslationMemory;

/**
 * Checks all segments of a block, sends those that failed through the feed's other
 * routes, one after the other, and rejects the rows of those that still fail.
 */
class BlockChecker {

	private final KnownDocuments documents;

	private final DocumentFile files;

	private final BlockResults results;

	private final Feeds feeds;

	private final RowChecks checks;

	private final TranslationMemory fallback;

	BlockChecker(KnownDocuments documents, DocumentFile files, BlockResults results, Feeds feeds, RowChecks checks,
			TranslationMemory fallback) {
		this.documents = documents;
		this.files = files;
		this.results = results;
		this.feeds = feeds;
		this.checks = checks;
		this.fallback = fallback;
	}

	CheckedBlock check(Block block) throws IOException {
		Document document = this.documents.of(block);
		LogScope scope = LineFields.scope(document, block);
		try {
			return check(document, block);
		}
		finally {
			scope.close();
		}
	}

	private CheckedBlock check(Document document, Block block) throws IOException {
		Feed feed = this.feeds.get(document.feed());
		List<CheckedRow> rows = rows(document, block);
		List<String> routes = feed.routes(String.valueOf(document.sourceLanguage()), block.target());
		for (String route : routes.subList(1, routes.size())) {
			RowChecks.translate(rows, Route.parse(route), this.fallback::translate);
		}
		return new CheckedBlock(block, new BlockResult(rows.stream().map(CheckedRow::result).toList()),
				rows.stream().flatMap((row) -> row.rejection(document, block.target()).stream()).toList());
	}

	private List<CheckedRow> rows(Document document, Block block) throws IOException {
		Iterator<BlockResult.Row> results = this.results.find(block)
			.orElseThrow(() -> new IllegalStateException("block " + block.id() + " has no translation"))
			.rows()
			.iterator();
		List<CheckedRow> rows = new ArrayList<>();
		for (CsvRow row : this.files.rows(document, block)) {
			rows.add(row(document, block.target(), row, results.next()));
		}
		return rows;
	}

	private CheckedRow row(Document document, String target, CsvRow row, BlockResult.Row result) {
		if (result.number() != row.rowNumber()) {
			throw new IllegalStateException("the translation of row " + result.number() + " stands where "
					+ document.label() + " has row " + row.rowNumber());
		}
		return this.checks.check(document, target, row, result);
	}

}
