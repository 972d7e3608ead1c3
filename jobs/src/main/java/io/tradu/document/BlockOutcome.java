package io.tradu.document;

import org.jspecify.annotations.Nullable;

/**
 * What came of the work on a block.
 *
 * @param <R> what the work gives
 * @param block the block
 * @param result what the work gave; null if the line gives the block up
 * @param failure why it is given up
 */
public record BlockOutcome<R>(Block block, @Nullable R result, @Nullable BlockFailure failure) {

	/** Tells whether the line gives the block up. */
	public boolean isGivenUp() {
		return this.result == null;
	}

}
