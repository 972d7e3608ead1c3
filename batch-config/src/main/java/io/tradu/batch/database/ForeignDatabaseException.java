package io.tradu.batch.database;

/** The embedded database belongs to another user, whose code it may hold. */
public class ForeignDatabaseException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ForeignDatabaseException(String message) {
		super(message);
	}

}
