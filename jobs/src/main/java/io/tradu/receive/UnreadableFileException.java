package io.tradu.receive;

/** A file in the inbox cannot be read. */
class UnreadableFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnreadableFileException(Throwable cause) {
		super(cause.toString(), cause);
	}

}
