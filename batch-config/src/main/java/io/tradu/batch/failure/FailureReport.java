package io.tradu.batch.failure;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What is known of a failure: its category and its first cause in one sentence, without
 * the values that a database or a parser quotes.
 *
 * @param category the one classification
 * @param sentence the first cause, for people
 */
public record FailureReport(FailureCategory category, String sentence) {

	private static final List<String> DISK_FULL = List.of("No space left on device", "Disk quota exceeded",
			"could not extend file");

	// The class of SQL states for insufficient resources, connections among them.
	private static final String RESOURCES = "53";

	/** Creates a report whose sentence every database can store. */
	public FailureReport {
		// PostgreSQL stores no NUL character.
		sentence = sentence.replace('\0', '\uFFFD');
	}

	/** Classifies any throwable, by the first of its causes that says what it is. */
	public static FailureReport of(Throwable failure) {
		List<Throwable> causes = causes(failure);
		return classified(causes).or(() -> exhausted(causes))
			.or(() -> broken(causes))
			.orElseGet(() -> new FailureReport(FailureCategory.LOGIC, sentence(last(causes))));
	}

	// Asked before all else: what was classified where it happened stands, whatever words
	// it carries.
	private static Optional<FailureReport> classified(List<Throwable> causes) {
		return causes.stream()
			.filter(ItemFailure.class::isInstance)
			.map(ItemFailure.class::cast)
			.findFirst()
			.map((known) -> new FailureReport(known.category(), sentence(known)));
	}

	private static Optional<FailureReport> exhausted(List<Throwable> causes) {
		return causes.stream()
			.map((cause) -> exhausted(cause, last(causes)))
			.flatMap(Optional::stream)
			.findFirst()
			.map((sentence) -> new FailureReport(FailureCategory.CAPACITY, sentence));
	}

	private static Optional<String> exhausted(Throwable cause, Throwable first) {
		String message = String.valueOf(cause.getMessage());
		if (cause instanceof OutOfMemoryError) {
			return Optional.of("out of memory" + ((cause.getMessage() != null) ? ": " + message : ""));
		}
		if (DISK_FULL.stream().anyMatch(message::contains)) {
			return Optional.of("the disk is full: " + sentence(cause));
		}
		if (cause instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith(RESOURCES)) {
			return Optional.of("database: " + sentence(first));
		}
		return Optional.empty();
	}

	private static Optional<FailureReport> broken(List<Throwable> causes) {
		for (Throwable cause : causes) {
			if (cause instanceof DataAccessException || cause instanceof TransactionException
					|| cause instanceof SQLException) {
				return Optional.of(new FailureReport(FailureCategory.INFRASTRUCTURE,
						"database: " + sentence(lastOfDatabase(causes))));
			}
			if (cause instanceof IOException) {
				return Optional.of(new FailureReport(FailureCategory.INFRASTRUCTURE, sentence(cause)));
			}
		}
		return Optional.empty();
	}

	private static String sentence(Throwable cause) {
		String message = SafeMessage.of(cause);
		if (cause instanceof FileSystemException || message == null || message.isBlank()) {
			return cause.getClass().getSimpleName() + ((message == null || message.isBlank()) ? "" : ": " + message);
		}
		return message.strip();
	}

	// What lies beneath the driver's own words, "Connection refused", no longer says of
	// which database.
	private static Throwable lastOfDatabase(List<Throwable> causes) {
		return causes.stream()
			.filter(SQLException.class::isInstance)
			.reduce((earlier, later) -> later)
			.orElseGet(() -> last(causes));
	}

	private static Throwable last(List<Throwable> causes) {
		return causes.get(causes.size() - 1);
	}

	/** Returns the failure and what caused it, the first cause last. */
	private static List<Throwable> causes(Throwable failure) {
		List<Throwable> causes = new ArrayList<>();
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
			causes.add(cause);
		}
		return causes;
	}

}
