package io.tradu.document;

import java.util.List;
import java.util.Optional;

/**
 * What the engines made of a block.
 *
 * @param rows one result for each good row, in order
 */
public record BlockResult(List<Row> rows) {

	/** Returns the route that its segments went first, if there was any to translate. */
	Optional<String> firstRoute() {
		return this.rows.stream()
			.flatMap((row) -> row.cells().stream())
			.filter((cell) -> !cell.isUntouched())
			.map((cell) -> cell.candidates().get(0).route())
			.findFirst();
	}

	long rowsAsked() {
		return this.rows.stream().filter((row) -> row.cells().stream().anyMatch((cell) -> !cell.isUntouched())).count();
	}

	/** Returns how many rows have a segment whose first proposal was not chosen. */
	long rowsRejected() {
		return this.rows.stream()
			.filter((row) -> row.cells().stream().anyMatch((cell) -> !cell.isUntouched() && cell.choice() != 0))
			.count();
	}

	/**
	 * One row.
	 *
	 * @param number its number in the document
	 * @param cells one result for each of the feed's columns, in the feed's order
	 */
	public record Row(long number, List<Cell> cells) {
	}

	/**
	 * One segment.
	 *
	 * @param candidates the proposals, in the order they were made; none if there was
	 * nothing to translate
	 * @param choice index of the proposal that is delivered, or -1: then the source
	 * stands, because there was nothing to translate, or the row is rejected
	 */
	public record Cell(List<Candidate> candidates, int choice) {

		/** A cell that goes through as it is. */
		public static final Cell UNTOUCHED = new Cell(List.of(), -1);

		public boolean isUntouched() {
			return this.candidates.isEmpty();
		}

		/** Returns the last proposal made. */
		public Candidate lastCandidate() {
			return this.candidates.get(this.candidates.size() - 1);
		}

	}

}
