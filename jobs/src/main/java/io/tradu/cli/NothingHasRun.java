package io.tradu.cli;

/** There is no database to look into. */
class NothingHasRun extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NothingHasRun(String message) {
		super(message);
	}

}
