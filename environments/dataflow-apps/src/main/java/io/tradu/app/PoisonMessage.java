package io.tradu.app;

/** A message that no launcher will ever understand. It goes to the dead letters. */
class PoisonMessage extends RuntimeException {

	private static final long serialVersionUID = 1L;

	PoisonMessage(String message) {
		super(message);
	}

}
