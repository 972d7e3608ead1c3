package io.tradu.trace;

/** There is nothing of this name. The message says what was looked for. */
public class NotFound extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotFound(String message) {
		super(message);
	}

}
