package io.tradu.app;

/** A launch that may succeed later. */
class NotNow extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotNow(String message) {
		super(message);
	}

}
