package io.tradu.server.security;

/** An application was to be registered or run that is not among the released ones. */
public class NotReleasedException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param message what an application has to be
	 */
	public NotReleasedException(String message) {
		super(message);
	}

}
