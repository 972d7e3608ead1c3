package io.tradu.batch.database;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database cannot be used. The message says what is wrong with its file, or
 * which process holds it, and what to do.
 */
public final class DatabaseUnavailableException extends StoppingFailure {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	DatabaseUnavailableException(Reason reason, String message, @Nullable Throwable cause) {
		super(FailureCategory.INFRASTRUCTURE, message, cause);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why the database cannot be used. */
	public enum Reason {

		/** A process that does not serve it, or does not answer, holds its file. */
		HELD,

		/** The process that holds its file is stopped and cannot answer. */
		HOLDER_STOPPED,

		/** Its file is damaged. */
		DAMAGED,

		/** Its file holds no database, although the folders beside it show a history. */
		EMPTY,

		/** Its file is missing, although its backups are there. */
		MISSING,

		/** The user of this process may not read or write its file. */
		NOT_PERMITTED,

		/** Its file cannot be opened for another reason. */
		NOT_OPENED

	}

}
