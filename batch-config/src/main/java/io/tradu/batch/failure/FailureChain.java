package io.tradu.batch.failure;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionSystemException;

/**
 * What a failure consists of: the exception that was thrown first, what caused it, and
 * what followed from it. A rollback that fails replaces the exception it was for, which
 * is the one that explains the failure.
 *
 * @param primary the exception that was thrown first and its causes, the root cause last
 * @param all every exception of the failure, suppressed and following ones too; those of
 * {@code primary} come first
 */
record FailureChain(List<Throwable> primary, List<Throwable> all) {

	// A batch chains an exception for each of its statements.
	private static final int MOST = 500;

	static FailureChain of(Throwable failure) {
		List<Throwable> primary = primary(failure);
		return new FailureChain(primary, all(primary, failure));
	}

	Throwable root() {
		return this.primary.get(this.primary.size() - 1);
	}

	private static List<Throwable> primary(Throwable failure) {
		List<Throwable> causes = new ArrayList<>();
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Throwable cause = failure;
		while (cause != null && seen.add(cause)) {
			Throwable replaced = replaced(cause);
			if (replaced != null && !seen.contains(replaced)) {
				causes.clear();
				cause = replaced;
			}
			else {
				causes.add(cause);
				cause = cause.getCause();
			}
		}
		return causes;
	}

	private static List<Throwable> all(List<Throwable> primary, Throwable failure) {
		List<Throwable> all = new ArrayList<>();
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Deque<Throwable> open = new ArrayDeque<>(primary);
		open.add(failure);
		while (!open.isEmpty() && all.size() < MOST) {
			Throwable next = open.poll();
			if (seen.add(next)) {
				all.add(next);
				related(next).forEach(open::add);
			}
		}
		return all;
	}

	private static Stream<Throwable> related(Throwable failure) {
		return Stream
			.of(Stream.ofNullable(failure.getCause()), Stream.ofNullable(replaced(failure)),
					Stream.ofNullable((failure instanceof SQLException sql) ? sql.getNextException() : null),
					Stream.of(failure.getSuppressed()))
			.flatMap((some) -> some);
	}

	private static @Nullable Throwable replaced(Throwable failure) {
		return (failure instanceof TransactionSystemException rollback) ? rollback.getApplicationException() : null;
	}

}
