package io.tradu.deliver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.csv.CsvEntry;
import io.tradu.csv.CsvRow;
import io.tradu.document.Block;
import io.tradu.document.BlockResult;
import io.tradu.document.BlockResults;
import io.tradu.document.BlockState;
import io.tradu.document.Blocks;
import io.tradu.document.Candidate;
import io.tradu.document.Document;
import io.tradu.document.Feeds;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Tells what became of each row of a document. */
@Component
class RowFates {

	private static final long LETTERS_AT_ONCE = 10_000;

	private final Blocks blocks;

	private final BlockResults results;

	private final DeadLetters deadLetters;

	private final Feeds feeds;

	RowFates(Blocks blocks, BlockResults results, DeadLetters deadLetters, Feeds feeds) {
		this.blocks = blocks;
		this.results = results;
		this.deadLetters = deadLetters;
		this.feeds = feeds;
	}

	/** Returns a cursor over a document's rows for one target. */
	Cursor of(Document document, String target) {
		return new Cursor(document, target);
	}

	/** Goes through the rows in ascending order. */
	final class Cursor {

		private final Document document;

		private final String target;

		private final List<Integer> columns;

		private final Iterator<Block> rest;

		private final Map<Long, DeadLetter> letters = new HashMap<>();

		private long lettersUpTo;

		private @Nullable Block block;

		private Iterator<BlockResult.Row> results = List.<BlockResult.Row>of().iterator();

		private Cursor(Document document, String target) {
			this.document = document;
			this.target = target;
			this.columns = RowFates.this.feeds.get(document.feed())
				.columns()
				.stream()
				.map(document.columns()::indexOf)
				.toList();
			this.rest = RowFates.this.blocks.find(document, target).iterator();
		}

		RowFate fate(CsvEntry entry) {
			long number = entry.rowNumber();
			Block around = blockAround(number);
			boolean inBlock = entry instanceof CsvRow && around != null;
			BlockResult.Row result = (inBlock && around.state() == BlockState.COMPLETED) ? nextResult(number) : null;
			DeadLetter letter = letter(number);
			if (letter != null) {
				return new RowFate.Rejected(entry, letter);
			}
			if (inBlock && around.state() == BlockState.CANCELED) {
				return new RowFate.Canceled();
			}
			if (result != null) {
				return delivered((CsvRow) entry, result);
			}
			throw new IllegalStateException("row " + number + " of " + this.document.label() + " for " + this.target
					+ " is neither translated nor rejected nor canceled");
		}

		private RowFate delivered(CsvRow row, BlockResult.Row result) {
			Map<Integer, String> values = new HashMap<>();
			List<String> routes = new ArrayList<>();
			for (int i = 0; i < result.cells().size(); i++) {
				BlockResult.Cell cell = result.cells().get(i);
				if (!cell.isUntouched()) {
					Candidate chosen = cell.candidates().get(cell.choice());
					values.put(this.columns.get(i), String.valueOf(chosen.text()));
					routes.add(chosen.route());
				}
			}
			return new RowFate.Delivered(row, values, routes, result.cells().size() - values.size());
		}

		private @Nullable Block blockAround(long number) {
			while ((this.block == null || this.block.lastRow() < number) && this.rest.hasNext()) {
				this.block = this.rest.next();
				this.results = RowFates.this.results.find(this.block)
					.map((result) -> result.rows().iterator())
					.orElse(List.<BlockResult.Row>of().iterator());
			}
			return (this.block != null && this.block.firstRow() <= number && number <= this.block.lastRow())
					? this.block : null;
		}

		private BlockResult.Row nextResult(long number) {
			BlockResult.Row result = this.results.next();
			if (result.number() != number) {
				throw new IllegalStateException("block " + this.block + " has row " + result.number() + " where "
						+ this.document.label() + " has row " + number);
			}
			return result;
		}

		private @Nullable DeadLetter letter(long number) {
			if (number > this.lettersUpTo) {
				this.letters.clear();
				this.lettersUpTo = number + LETTERS_AT_ONCE - 1;
				RowFates.this.deadLetters
					.find(Document.ROW, this.document.origin(), this.target, number, this.lettersUpTo)
					.forEach((letter) -> this.letters.put(letter.address().position(), letter));
			}
			return this.letters.get(number);
		}

	}

}
