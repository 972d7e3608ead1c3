package io.tradu.app;

/** A launch that will never succeed as it was asked for. */
class LaunchRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LaunchRefused(String message) {
		super(message);
	}

}
