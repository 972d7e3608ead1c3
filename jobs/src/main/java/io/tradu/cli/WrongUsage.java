package io.tradu.cli;

/** A command that cannot be carried out as it was typed. */
class WrongUsage extends RuntimeException {

	private static final long serialVersionUID = 1L;

	WrongUsage(String message) {
		super(message);
	}

}
