package io.tradu.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.csv.CsvRow;
import io.tradu.document.Answer;
import io.tradu.document.BlockResult;
import io.tradu.document.Document;

/**
 * A row with its segments.
 *
 * @param row the row as it stands in the document
 * @param cells its segments, in the order of the feed's columns
 */
public record CheckedRow(CsvRow row, List<CheckedCell> cells) {

	private Stream<CheckedCell> failed() {
		return this.cells.stream().filter(CheckedCell::hasFailed);
	}

	/** Returns the segments that an engine is to be asked for. */
	Stream<CheckedCell> untranslated() {
		return this.cells.stream().filter(CheckedCell::wantsTranslation);
	}

	/** Tells whether an engine is to be asked for one of its segments. */
	public boolean wantsTranslation() {
		return untranslated().findAny().isPresent();
	}

	/** Returns the result, with the choice made for each segment and the findings. */
	public BlockResult.Row result() {
		return new BlockResult.Row(this.row.rowNumber(), this.cells.stream().map(CheckedCell::result).toList());
	}

	/** Returns the row's dead letter, if one of its segments failed. */
	public Optional<DeadLetter> rejection(Document document, String target) {
		List<CheckedCell> failed = failed().toList();
		return failed.stream()
			.findFirst()
			.flatMap(CheckedCell::reason)
			.map((reason) -> new DeadLetter(document.row(this.row.rowNumber(), target), reason, FailureCategory.DATA,
					String.join("; ", failed.stream().map(CheckedCell::detail).toList()), this.row.rawText())
				.answered(Answer.write(this.cells.stream().flatMap(CheckedCell::answers).toList())));
	}

}
