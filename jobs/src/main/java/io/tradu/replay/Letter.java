package io.tradu.replay;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.KeptLetter;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.document.Document;

/**
 * A dead letter with the document it is about.
 *
 * @param kept the letter
 * @param document the document
 */
public record Letter(KeptLetter kept, Document document) {

	public long id() {
		return this.kept.id();
	}

	public DeadLetter content() {
		return this.kept.letter();
	}

	public String kind() {
		return content().address().kind();
	}

	public String target() {
		return content().address().lane();
	}

	/** Returns the number of its row, or of its block's first; 0 for a document. */
	public long row() {
		return content().address().position();
	}

	/**
	 * Tells whether the item failed for all targets together: a row that is no record, or
	 * a document.
	 */
	public boolean isOfAllTargets() {
		return target().equals(ItemAddress.EVERY_LANE);
	}

	/**
	 * Returns the item as people write it: {@code news/a.csv}, {@code news/a.csv:17},
	 * {@code news/a.csv:17 es}.
	 */
	public String item() {
		return this.document.label() + ((row() > 0) ? ":" + row() : "") + (isOfAllTargets() ? "" : " " + target());
	}

}
