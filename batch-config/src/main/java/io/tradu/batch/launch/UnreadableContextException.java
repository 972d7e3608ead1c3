package io.tradu.batch.launch;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import org.jspecify.annotations.Nullable;

/** An execution context in the database holds what no version of Tradu stores there. */
final class UnreadableContextException extends StoppingFailure {

	private static final long serialVersionUID = 1L;

	UnreadableContextException(String reason, @Nullable Throwable cause) {
		super(FailureCategory.INFRASTRUCTURE, reason, cause);
	}

}
