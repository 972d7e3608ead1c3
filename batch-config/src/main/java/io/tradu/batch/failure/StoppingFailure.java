package io.tradu.batch.failure;

import org.jspecify.annotations.Nullable;

/**
 * A failure that no retry mends and no single item caused: the step stops at once and can
 * be restarted.
 */
public non-sealed class StoppingFailure extends ItemFailure {

	private static final long serialVersionUID = 1L;

	public StoppingFailure(FailureCategory category, String message, @Nullable Throwable cause) {
		super(category, message, cause, true);
	}

}
