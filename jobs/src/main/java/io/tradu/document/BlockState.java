package io.tradu.document;

/** A block's life. A change that is not among these is refused. */
public enum BlockState {

	/** Waits to be translated. */
	PENDING,

	/** Taken by a process. */
	CLAIMED,

	/** At the engines. */
	PROCESSING,

	/** Translated; waits for the quality checks. */
	VALIDATING,

	/** Checked. What passed will be delivered. */
	COMPLETED,

	/** Given up on; its rows are dead letters. */
	ERROR,

	/** Taken out by a person. */
	CANCELED;

	/** Tells whether a block stays in this state for good. */
	boolean isLast() {
		return this.compareTo(COMPLETED) >= 0;
	}

	/** Tells whether the line allows the change. */
	public boolean canBecome(BlockState next) {
		return switch (this) {
			case PENDING -> next == CLAIMED || next == CANCELED;
			case CLAIMED -> next == PROCESSING || next == PENDING || next == ERROR || next == CANCELED;
			case PROCESSING -> next == VALIDATING || next == PENDING || next == ERROR || next == CANCELED;
			case VALIDATING -> next == COMPLETED || next == PENDING || next == ERROR || next == CANCELED;
			case COMPLETED, ERROR, CANCELED -> false;
		};
	}

}
