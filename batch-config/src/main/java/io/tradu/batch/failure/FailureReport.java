package io.tradu.batch.failure;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;

import org.flywaydb.core.api.FlywayException;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What is known of a failure: its category and its first cause in one sentence, without
 * the values that a database or a parser quotes.
 *
 * @param category the one classification
 * @param sentence the first cause, for people, with what to do about it where that is
 * known
 */
public record FailureReport(FailureCategory category, String sentence) {

	/** Creates a report whose sentence every database can store. */
	public FailureReport {
		// PostgreSQL stores no NUL character.
		sentence = sentence.replace('\0', '\uFFFD');
	}

	/**
	 * Classifies any throwable: by what classified it where it happened, else by a
	 * resource that is used up, else by the first of its causes that says what it is.
	 */
	public static FailureReport of(Throwable failure) {
		FailureChain chain = FailureChain.of(failure);
		return classified(chain).or(() -> exhausted(chain))
			.or(() -> ofDatabase(chain))
			.or(() -> ofMachine(chain))
			.orElseGet(() -> new FailureReport(FailureCategory.LOGIC, Sentences.of(chain.root())));
	}

	private static Optional<FailureReport> classified(FailureChain chain) {
		return chain.primary()
			.stream()
			.filter(ItemFailure.class::isInstance)
			.map(ItemFailure.class::cast)
			.findFirst()
			.map((known) -> new FailureReport(known.category(), Sentences.of(known)));
	}

	// Looked for in all of the failure: what runs out of memory or disk first also breaks
	// what comes after it.
	private static Optional<FailureReport> exhausted(FailureChain chain) {
		return chain.all()
			.stream()
			.flatMap((each) -> Resource.usedUp(each).stream())
			.findFirst()
			.map((sentence) -> new FailureReport(FailureCategory.CAPACITY, sentence));
	}

	private static Optional<FailureReport> ofDatabase(FailureChain chain) {
		if (chain.primary().stream().noneMatch(FailureReport::isOfDatabase)) {
			return Optional.empty();
		}
		Throwable first = DatabaseFailure.first(chain);
		String state = DatabaseFailure.state(first);
		FailureCategory category = state.startsWith(DatabaseFailure.RESOURCES) ? FailureCategory.CAPACITY
				: FailureCategory.INFRASTRUCTURE;
		return Optional.of(new FailureReport(category, "database: " + DatabaseFailure.sentence(first)));
	}

	private static boolean isOfDatabase(Throwable failure) {
		return failure instanceof SQLException || failure instanceof DataAccessException
				|| failure instanceof TransactionException || failure instanceof FlywayException;
	}

	// A file that is named says more than what was to be done with it.
	private static Optional<FailureReport> ofMachine(FailureChain chain) {
		return chain.primary()
			.stream()
			.filter((each) -> each instanceof IOException || each instanceof LinkageError
					|| each instanceof InternalError)
			.min(Comparator.comparing((each) -> !(each instanceof FileSystemException)))
			.map((each) -> new FailureReport(FailureCategory.INFRASTRUCTURE, Sentences.of(each)));
	}

}
