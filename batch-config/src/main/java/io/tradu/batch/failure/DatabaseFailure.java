package io.tradu.batch.failure;

import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What a database says of a failure. */
final class DatabaseFailure {

	/** The class of SQL states for insufficient resources, connections among them. */
	static final String RESOURCES = "53";

	// What is said of a connection or database that an earlier failure has closed.
	private static final List<String> CLOSED = List.of("08003", "90007", "90067", "90098", "90121");

	private static final String CONNECTION = "08";

	private static final String GENERAL_ERROR_OF_H2 = "50000";

	private static final String POOLER = "the connections go through a pooler that gives each transaction another one: "
			+ "add prepareThreshold=0 to the parameters of spring.datasource.url";

	private static final Map<String, String> REMEDIES = Map.ofEntries(
			Map.entry("42501", "an administrator of the database has to grant it to the user that Tradu connects as"),
			Map.entry("25P03",
					"idle_in_transaction_session_timeout of the user, the database or the server is too short"),
			Map.entry("57P05", "idle_session_timeout of the user, the database or the server is too short"),
			Map.entry("57014", "a time limit such as statement_timeout may be too short"),
			Map.entry("53300",
					"raise max_connections of the server or the limit of the user, or lower spring.datasource.hikari.maximum-pool-size"),
			Map.entry("28P01", "correct spring.datasource.username and spring.datasource.password"),
			Map.entry("3D000", "create the database, or correct spring.datasource.url"));

	private DatabaseFailure() {
	}

	/**
	 * Returns the exception that says most: the driver's own, unless that only says that
	 * an earlier failure, which may be one of the database's file, has closed the
	 * connection.
	 */
	static Throwable first(FailureChain chain) {
		List<SQLException> primary = of(chain.primary());
		if (primary.isEmpty()) {
			return chain.root();
		}
		// What caused the driver's words, "Connection refused", no longer says of which
		// database; what caused a general error of H2 is the error.
		SQLException last = primary.get(primary.size() - 1);
		if (state(last).equals(GENERAL_ERROR_OF_H2)) {
			return chain.root();
		}
		return !isClosed(last) ? last
				: of(chain.all()).stream()
					.filter((each) -> !isClosed(each))
					.map(Throwable.class::cast)
					.findFirst()
					.orElseGet(() -> ofFile(chain).orElse(last));
	}

	private static Optional<Throwable> ofFile(FailureChain chain) {
		return chain.all().stream().filter(FileSystemException.class::isInstance).findFirst();
	}

	private static List<SQLException> of(List<Throwable> failures) {
		return failures.stream().filter(SQLException.class::isInstance).map(SQLException.class::cast).toList();
	}

	private static boolean isClosed(SQLException failure) {
		return CLOSED.contains(state(failure)) || "Connection is closed".equals(failure.getMessage());
	}

	/** Returns the SQL state; empty if there is none. */
	static String state(@Nullable Throwable failure) {
		return (failure instanceof SQLException sql && sql.getSQLState() != null) ? sql.getSQLState() : "";
	}

	/** Returns the words of the server, with the SQL state and what to do about it. */
	static String sentence(Throwable failure) {
		String state = state(failure);
		String words = Sentences.of(failure) + (state.startsWith(CONNECTION) ? because(failure) : "");
		String remedy = words.contains("prepared statement \"") ? POOLER : REMEDIES.get(state);
		// H2 says its own code.
		return words + ((state.isEmpty() || words.contains("[" + state)) ? "" : " (SQLSTATE " + state + ")")
				+ ((remedy != null) ? "; " + remedy : "");
	}

	// The driver says that it could not send; why is said by what it could not send to.
	private static String because(Throwable failure) {
		Throwable cause = failure.getCause();
		String why = (cause != null) ? SafeMessage.of(cause) : null;
		return (why == null || String.valueOf(failure.getMessage()).contains(why)) ? "" : " (" + why + ")";
	}

}
