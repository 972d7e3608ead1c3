package io.tradu.batch.failure;

import java.util.Optional;

/**
 * Says of a failure on which item it happened. Goes along with the failure as a
 * suppressed one, so that it changes neither its kind nor its words.
 */
public final class FailedItem extends Exception {

	private static final long serialVersionUID = 1L;

	private FailedItem(String item) {
		super(item, null, false, false);
	}

	/**
	 * Marks a failure with the item it happened on, unless it is marked already.
	 * @param item the item in words, for example {@code block 17}
	 */
	public static void mark(Throwable failure, String item) {
		if (of(failure).isEmpty()) {
			failure.addSuppressed(new FailedItem(item));
		}
	}

	/** Returns the item that a failure, or what caused it, was marked with. */
	public static Optional<String> of(Throwable failure) {
		return FailureChain.of(failure)
			.all()
			.stream()
			.filter(FailedItem.class::isInstance)
			.map(Throwable::getMessage)
			.findFirst();
	}

}
