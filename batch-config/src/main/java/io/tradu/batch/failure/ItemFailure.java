package io.tradu.batch.failure;

import org.jspecify.annotations.Nullable;

/**
 * A failure the line knows how to handle. Any other exception is a defect:
 * {@link FailureCategory#LOGIC}.
 */
public abstract sealed class ItemFailure extends RuntimeException
		permits TransientFailure, RejectedItem, StoppingFailure {

	private static final long serialVersionUID = 1L;

	private final FailureCategory category;

	ItemFailure(FailureCategory category, String message, @Nullable Throwable cause, boolean stackTrace) {
		super(message, cause, true, stackTrace);
		this.category = category;
	}

	public FailureCategory category() {
		return this.category;
	}

}
