package io.tradu.cli;

/** There is no database to look into. */
class NothingHasRun extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String environment;

	NothingHasRun(String message, String environment) {
		super(message);
		this.environment = environment;
	}

	/** Returns the name of the environment in which nothing has. */
	String environment() {
		return this.environment;
	}

}
