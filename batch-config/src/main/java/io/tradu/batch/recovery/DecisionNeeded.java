package io.tradu.batch.recovery;

/**
 * Only a person can say how to go on. The message says what is known, and what to type.
 */
public class DecisionNeeded extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public DecisionNeeded(String message) {
		super(message);
	}

}
