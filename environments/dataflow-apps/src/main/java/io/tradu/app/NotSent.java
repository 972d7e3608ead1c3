package io.tradu.app;

import org.jspecify.annotations.Nullable;

/** The broker has not taken a message. */
class NotSent extends Exception {

	private static final long serialVersionUID = 1L;

	NotSent(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
