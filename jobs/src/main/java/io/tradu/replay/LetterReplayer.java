package io.tradu.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.log.LogScope;
import io.tradu.check.CheckedRow;
import io.tradu.check.RowChecks;
import io.tradu.csv.BadRow;
import io.tradu.csv.CellEdits;
import io.tradu.csv.CsvEntry;
import io.tradu.csv.CsvRecord;
import io.tradu.csv.CsvRow;
import io.tradu.document.BlockResult;
import io.tradu.document.Candidate;
import io.tradu.document.ColumnLayout;
import io.tradu.document.ColumnLayouts;
import io.tradu.document.DeliveredRow;
import io.tradu.document.Document;
import io.tradu.document.Feeds;
import io.tradu.document.LineFields;
import io.tradu.engine.Engines;
import io.tradu.engine.Route;

import org.springframework.stereotype.Component;

/**
 * Sends the row of a letter through the engines and the checks again, for each target the
 * letter is about: all of them pass, or the letter fails.
 */
@Component
class LetterReplayer {

	private final Feeds feeds;

	private final ColumnLayouts layouts;

	private final RowChecks checks;

	private final Engines engines;

	LetterReplayer(Feeds feeds, ColumnLayouts layouts, RowChecks checks, Engines engines) {
		this.feeds = feeds;
		this.layouts = layouts;
		this.checks = checks;
		this.engines = engines;
	}

	ReplayedLetter replay(ReplayItem item) {
		LogScope scope = LineFields.scope(item.letter().document()).and(Replays.LETTER, item.letter().id());
		try {
			return replayed(item);
		}
		finally {
			scope.close();
		}
	}

	private ReplayedLetter replayed(ReplayItem item) {
		CsvEntry source = source(item);
		if (source instanceof BadRow bad) {
			return ReplayedLetter.failed(item, failure(item, bad.rule(), bad.detail()));
		}
		CsvRow row = (CsvRow) source;
		Letter letter = item.letter();
		List<String> targets = letter.isOfAllTargets() ? letter.document().targets() : List.of(letter.target());
		Map<String, DeliveredRow> rows = new LinkedHashMap<>();
		for (String target : targets) {
			CheckedRow checked = translate(item, target, row);
			Optional<DeadLetter> failure = failure(item, target, checked);
			if (failure.isPresent()) {
				return ReplayedLetter.failed(item, failure.get());
			}
			rows.put(target, DeliveredRow.of(row, checked.result(), columns(letter.document())));
		}
		return new ReplayedLetter(item, rows, null);
	}

	// The evidence of a row that is a record is its text as it stands in the document;
	// that of one that is none may be only its beginning.
	private CsvEntry source(ReplayItem item) {
		Letter letter = item.letter();
		String evidence = letter.content().evidence();
		int columns = this.layouts.of(letter.document()).count();
		if (!letter.isOfAllTargets()) {
			CsvEntry entry = CsvRecord.read(evidence, letter.row(), columns);
			return (entry instanceof CsvRow row) ? edited(item, row) : entry;
		}
		String record = item.edits().record();
		if (record == null) {
			// Not the letter's own reason: that of an edit that failed is no longer true.
			return (CsvRecord.read(evidence, letter.row(), columns) instanceof BadRow bad) ? bad
					: new BadRow(letter.row(), 0, 0, evidence, true, "not-a-record",
							"it is not a record as it stands in the document; give a good one with --row");
		}
		String end = CsvRecord.lineBreaks(evidence);
		String content = record.substring(0, record.length() - CsvRecord.lineBreaks(record).length());
		return CsvRecord.read(content + (end.isEmpty() ? "\n" : end), letter.row(), columns);
	}

	private CsvEntry edited(ReplayItem item, CsvRow row) {
		ColumnLayout layout = this.layouts.of(item.letter().document());
		Map<Integer, String> values = new HashMap<>();
		item.edits().sources().forEach((column, text) -> values.put(layout.position(column), text));
		return values.isEmpty() ? row : CsvRecord.read(CellEdits.apply(row, values), row.rowNumber(), layout.count());
	}

	private CheckedRow translate(ReplayItem item, String target, CsvRow row) {
		Document document = item.letter().document();
		List<BlockResult.Cell> cells = new ArrayList<>();
		for (String column : this.feeds.get(document.feed()).columns()) {
			String persons = item.edits().targets().get(column);
			cells.add((persons != null) ? new BlockResult.Cell(List.of(Candidate.persons(persons)), -1)
					: BlockResult.Cell.UNTOUCHED);
		}
		CheckedRow checked = this.checks.check(document, target, row, new BlockResult.Row(row.rowNumber(), cells));
		for (Route route : routes(item, target)) {
			if (checked.wantsTranslation()) {
				this.engines.verify(route);
				RowChecks.translate(List.of(checked), route, this.engines::translate);
			}
		}
		return checked;
	}

	private List<Route> routes(ReplayItem item, String target) {
		if (item.route() != null) {
			return List.of(item.route());
		}
		Document document = item.letter().document();
		String source = String.valueOf(document.sourceLanguage());
		if (source.equals(target)) {
			return List.of();
		}
		return this.feeds.get(document.feed())
			.routes(source, target)
			.stream()
			.map(Route::parse)
			.filter(this.engines::knows)
			.toList();
	}

	private Optional<DeadLetter> failure(ReplayItem item, String target, CheckedRow checked) {
		Document document = item.letter().document();
		Optional<DeadLetter> rejection = checked.rejection(document, target);
		if (rejection.isEmpty() && checked.wantsTranslation()) {
			return Optional.of(failure(item, "no-route",
					"no engine translates from " + document.sourceLanguage() + " to " + target));
		}
		return rejection.map((letter) -> item.letter().isOfAllTargets()
				? failure(item, letter.reason(), "for " + target + ": " + letter.detail()).answered(letter.answers())
				: letter);
	}

	private List<Integer> columns(Document document) {
		return this.layouts.of(document).positions(this.feeds.get(document.feed()).columns());
	}

	private static DeadLetter failure(ReplayItem item, String reason, String detail) {
		DeadLetter letter = item.letter().content();
		return new DeadLetter(letter.address(), reason, FailureCategory.DATA, detail, letter.evidence());
	}

}
