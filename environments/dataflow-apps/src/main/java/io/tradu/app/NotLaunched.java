package io.tradu.app;

/** A launch that the server says it has not made, and that may succeed later. */
class NotLaunched extends NotNow {

	private static final long serialVersionUID = 1L;

	NotLaunched(String message) {
		super(message);
	}

}
