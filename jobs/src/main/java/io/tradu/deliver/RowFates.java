package io.tradu.deliver;

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
import io.tradu.document.ColumnLayouts;
import io.tradu.document.DeliveredRow;
import io.tradu.document.Document;
import io.tradu.document.Feeds;
import io.tradu.document.ReplayedRows;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Tells what became of each row of a document. */
@Component
class RowFates {

	private static final long MAX_ROWS_AT_ONCE = 10_000;

	private static final long BYTES_AT_ONCE = 4_000_000;

	private final Blocks blocks;

	private final BlockResults results;

	private final DeadLetters deadLetters;

	private final ReplayedRows replayedRows;

	private final ColumnLayouts layouts;

	private final Feeds feeds;

	RowFates(Blocks blocks, BlockResults results, DeadLetters deadLetters, ReplayedRows replayedRows,
			ColumnLayouts layouts, Feeds feeds) {
		this.blocks = blocks;
		this.results = results;
		this.deadLetters = deadLetters;
		this.replayedRows = replayedRows;
		this.layouts = layouts;
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

		// Rows that were replayed are held with their texts.
		private final long rowsAtOnce;

		private final Map<Long, DeadLetter> letters = new HashMap<>();

		private Map<Long, DeliveredRow> replayed = Map.of();

		private long lookedUpTo;

		private @Nullable Block block;

		private Iterator<BlockResult.Row> results = List.<BlockResult.Row>of().iterator();

		private Cursor(Document document, String target) {
			this.document = document;
			this.target = target;
			this.columns = RowFates.this.layouts.of(document)
				.positions(RowFates.this.feeds.get(document.feed()).columns());
			this.rest = RowFates.this.blocks.find(document, target).iterator();
			long rowBytes = Math.max(1, document.bytes() / Math.max(1, document.ingestedRows()));
			this.rowsAtOnce = Math.max(1, Math.min(BYTES_AT_ONCE / rowBytes, MAX_ROWS_AT_ONCE));
		}

		RowFate fate(CsvEntry entry) {
			long number = entry.rowNumber();
			Block around = blockAround(number);
			boolean inBlock = entry instanceof CsvRow && around != null;
			BlockResult.Row result = (inBlock && around.state() == BlockState.COMPLETED) ? nextResult(number) : null;
			lookAhead(number);
			DeliveredRow replayed = this.replayed.get(number);
			if (replayed != null) {
				return new RowFate.Delivered(replayed);
			}
			DeadLetter letter = this.letters.get(number);
			if (letter != null) {
				return new RowFate.Rejected(entry, letter);
			}
			if (inBlock && around.state() == BlockState.CANCELED) {
				return new RowFate.Canceled();
			}
			if (result != null) {
				return new RowFate.Delivered(DeliveredRow.of((CsvRow) entry, result, this.columns));
			}
			throw new IllegalStateException("row " + number + " of " + this.document.label() + " for " + this.target
					+ " is neither translated nor rejected nor canceled");
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

		private void lookAhead(long number) {
			if (number > this.lookedUpTo) {
				this.lookedUpTo = number + this.rowsAtOnce - 1;
				this.letters.clear();
				RowFates.this.deadLetters
					.findReasons(Document.ROW, this.document.origin(), this.target, number, this.lookedUpTo)
					.forEach((letter) -> this.letters.put(letter.address().position(), letter));
				this.replayed = RowFates.this.replayedRows.find(this.document, this.target, number, this.lookedUpTo);
			}
		}

	}

}
