package io.tradu.dataflow;

/** The server does not answer, or answers with an error. The message says it in words. */
class ServerFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	/**
	 * Creates the failure.
	 * @param status the HTTP status; 0 where there was no answer
	 */
	ServerFailure(int status, String message) {
		super(message);
		this.status = status;
	}

	/** Tells whether Skipper is still at something else with the same stream. */
	boolean isForLater() {
		return String.valueOf(getMessage()).contains("not in state ready");
	}

	boolean isUnknownName() {
		return this.status == 404;
	}

}
