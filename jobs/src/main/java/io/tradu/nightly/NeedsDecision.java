package io.tradu.nightly;

/** A run whose fate only a person can decide. The message says what is to be decided. */
public class NeedsDecision extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NeedsDecision(String message) {
		super(message);
	}

}
