package io.tradu.document;

import java.util.List;

/**
 * What the engines made of a block.
 *
 * @param rows one result for each good row, in order
 */
public record BlockResult(List<Row> rows) {

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
