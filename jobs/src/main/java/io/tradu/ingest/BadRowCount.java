package io.tradu.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.csv.BadRow;
import io.tradu.csv.CsvEntry;
import io.tradu.document.Feed;

/** Counts the bad rows of a document and knows how many its feed allows. */
class BadRowCount {

	private static final int DESCRIBED = 3;

	private final Feed.BadRows allowed;

	private final List<String> first;

	private long bad;

	/**
	 * Creates a count.
	 * @param allowed what the feed allows
	 * @param bad number of bad rows before the place where the count begins
	 * @param first descriptions of the first of them
	 */
	BadRowCount(Feed.BadRows allowed, long bad, List<String> first) {
		this.allowed = allowed;
		this.bad = bad;
		this.first = new ArrayList<>(first.subList(0, Math.min(first.size(), DESCRIBED)));
	}

	static String described(long row, String rule, String detail) {
		return "row " + row + ": " + rule + " (" + detail + ")";
	}

	BadRowCount copy() {
		return new BadRowCount(this.allowed, this.bad, this.first);
	}

	void add(CsvEntry entry) {
		if (entry instanceof BadRow row) {
			this.bad++;
			if (this.first.size() < DESCRIBED) {
				this.first.add(described(row.rowNumber(), row.rule(), row.detail()));
			}
		}
	}

	/**
	 * Returns whether the share decides: a document with no more bad rows than the number
	 * allowed is accepted, however few rows it has.
	 */
	boolean exceedsNumber() {
		return this.bad > this.allowed.number();
	}

	/** Returns why the document is refused; empty if it is accepted. */
	Optional<String> refusal(long rows) {
		return this.allowed.areExceededBy(this.bad, rows) ? Optional
			.of(this.bad + " of its " + rows + " rows are bad; the feed allows " + this.allowed.number()
					+ " rows or a share of " + this.allowed.share() + ". The first: " + String.join("; ", this.first))
				: Optional.empty();
	}

}
