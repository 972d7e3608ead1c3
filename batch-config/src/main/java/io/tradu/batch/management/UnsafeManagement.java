package io.tradu.batch.management;

/** A management port that would be open to too many. The message says what to set. */
public class UnsafeManagement extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnsafeManagement(String message) {
		super(message);
	}

}
