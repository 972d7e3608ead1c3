package io.tradu.batch.recovery;

/**
 * What a recovery put right.
 *
 * @param what the thing, for example {@code step translateBlocks}
 * @param before how it stood
 * @param after how it stands now
 */
public record Change(String what, String before, String after) {

	@Override
	public String toString() {
		return this.what + ": " + this.before + " -> " + this.after;
	}

}
