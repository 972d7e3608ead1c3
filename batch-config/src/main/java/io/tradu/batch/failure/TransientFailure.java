package io.tradu.batch.failure;

import org.jspecify.annotations.Nullable;

/**
 * A failure that may be gone at the next try. When the tries are used up the step fails
 * and can be restarted.
 */
public final class TransientFailure extends ItemFailure {

	private static final long serialVersionUID = 1L;

	public TransientFailure(FailureCategory category, String message, @Nullable Throwable cause) {
		super(category, message, cause, true);
	}

}
