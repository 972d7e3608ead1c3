package io.tradu.batch.recovery;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;

/**
 * Only an operator can decide how to continue. The message says what is known.
 */
public class DecisionNeeded extends StoppingFailure {

	private static final long serialVersionUID = 1L;

	public DecisionNeeded(FailureCategory category, String message) {
		super(category, message, null);
	}

}
