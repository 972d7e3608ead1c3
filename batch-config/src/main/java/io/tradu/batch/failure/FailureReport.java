package io.tradu.batch.failure;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What is known of a failure: its category and its first cause in one sentence.
 *
 * @param category the one classification
 * @param sentence the first cause, for people
 */
public record FailureReport(FailureCategory category, String sentence) {

	/** Classifies any throwable, by the deepest cause that says something. */
	public static FailureReport of(Throwable failure) {
		FailureReport unclassified = new FailureReport(FailureCategory.LOGIC, sentence(failure));
		for (Throwable cause : causes(failure)) {
			if (cause instanceof ItemFailure known) {
				return new FailureReport(known.category(), sentence(known));
			}
			if (cause instanceof OutOfMemoryError) {
				return new FailureReport(FailureCategory.CAPACITY, "out of memory: " + cause.getMessage());
			}
			if (isDiskFull(cause)) {
				return new FailureReport(FailureCategory.CAPACITY, "the disk is full: " + sentence(cause));
			}
			if (cause instanceof DataAccessException || cause instanceof TransactionException
					|| cause instanceof SQLException) {
				return new FailureReport(FailureCategory.INFRASTRUCTURE,
						"database: " + sentence(deepestOfDatabase(cause)));
			}
			if (cause instanceof IOException) {
				return new FailureReport(FailureCategory.INFRASTRUCTURE, sentence(cause));
			}
			unclassified = new FailureReport(FailureCategory.LOGIC, sentence(cause));
		}
		return unclassified;
	}

	/** Tells whether the failure is a file system or database file that cannot grow. */
	private static boolean isDiskFull(Throwable cause) {
		return causes(cause).stream()
			.map(Throwable::getMessage)
			.anyMatch((message) -> message != null && (message.contains("No space left on device")
					|| message.contains("Disk quota exceeded") || message.contains("could not extend file")));
	}

	private static String sentence(Throwable cause) {
		String message = cause.getMessage();
		if (cause instanceof FileSystemException || message == null || message.isBlank()) {
			return cause.getClass().getSimpleName() + ((message == null || message.isBlank()) ? "" : ": " + message);
		}
		return message.strip();
	}

	// What lies beneath the driver's own words ("Connection refused") no longer says
	// which
	// database it was.
	private static Throwable deepestOfDatabase(Throwable failure) {
		Throwable last = failure;
		for (Throwable cause : causes(failure)) {
			last = (cause instanceof SQLException || !(last instanceof SQLException)) ? cause : last;
		}
		return last;
	}

	private static Deque<Throwable> causes(Throwable failure) {
		Deque<Throwable> chain = new ArrayDeque<>();
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
			chain.add(cause);
		}
		return chain;
	}

}
