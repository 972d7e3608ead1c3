package io.tradu.receive;

/** A file in the inbox is not what it was a moment ago. */
class ChangingFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ChangingFileException() {
		super("it changed while it was read");
	}

}
