package io.tradu.batch.failure;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * The message of a failure as logs may carry it. Databases, parsers and other libraries
 * quote the values they stumble over, and a value may be a part of a document: what they
 * quote is left out.
 */
public final class SafeMessage {

	// What these say is the line's own business: files, settings, beans, blocks by
	// number.
	private static final List<String> OWN_WORDS = List.of("io.tradu.", "org.springframework.", "picocli.",
			"org.flywaydb.");

	// Classes of SQL states whose messages quote values: data exceptions, violated
	// constraints, what a trigger raises, and errors without a class of their own. In all
	// others only names are quoted: roles, schemas, encodings, files.
	private static final Set<String> QUOTING_VALUES = Set.of("21", "22", "23", "44", "P0", "HY", "50", "XX");

	// A syntax error quotes a part of the statement.
	private static final String SYNTAX_ERROR = "42601";

	// What H2 says of a value of the wrong form.
	private static final Set<String> VALUES_OF_H2 = Set.of("42000", "90008", "90010", "90095", "90105");

	// Databases double the quotes within a value, and set the texts of a statement in
	// quotes too. A value that was cut has no second quote.
	private static final Pattern SINGLE = Pattern.compile("'(?:[^']++|'')*+(?:'|$)");

	// Everybody else quotes a value as it is, quotes included: only its last one ends it.
	private static final Pattern WIDEST_SINGLE = Pattern.compile("(?s)'(?:.*'|.*$)");

	// A name that a database says, unlike a value, comes after what it is the name of.
	private static final Pattern NAME = Pattern
		.compile("(?i)(?<=\\b(?:table|column|constraint|relation|index|schema|sequence|type|encoding|parameter|trigger"
				+ "|function|domain|view|role|user|database) )\"[^\"]*\"");

	private static final Pattern ROW = Pattern.compile("(?s)(?:\\n\\s*(?:Detail|Where|Hint):|\\(\\s*/\\* key:).*");

	private static final int DEPTH = 20;

	private SafeMessage() {
	}

	/** Returns the message of a failure, without what it quotes; null if it has none. */
	public static @Nullable String of(Throwable failure) {
		String message = failure.getMessage();
		if (message == null) {
			return null;
		}
		if (isQuoting(failure)) {
			return withoutQuotes(failure, message);
		}
		// Whoever wraps a failure mostly repeats its words.
		String safe = message;
		Throwable cause = failure.getCause();
		for (int depth = 0; cause != null && depth < DEPTH; depth++) {
			String repeated = cause.getMessage();
			if (repeated != null && !repeated.isEmpty() && isQuoting(cause)) {
				safe = safe.replace(repeated, withoutQuotes(cause, repeated));
			}
			cause = cause.getCause();
		}
		return safe;
	}

	private static boolean isQuoting(Throwable failure) {
		if (isOfDatabase(failure) || failure instanceof CharacterCodingException) {
			return true;
		}
		if (failure instanceof IOException || isOwn(failure.getClass().getName())) {
			return false;
		}
		StackTraceElement[] frames = failure.getStackTrace();
		return frames.length == 0 || !isOwn(frames[0].getClassName());
	}

	private static boolean isOwn(String className) {
		return OWN_WORDS.stream().anyMatch(className::startsWith);
	}

	private static boolean isOfDatabase(Throwable failure) {
		return failure instanceof SQLException || failure instanceof DataAccessException;
	}

	private static String withoutQuotes(Throwable failure, String message) {
		String safe = ROW.matcher(message).replaceAll("");
		if (isOfDatabase(failure)) {
			safe = SINGLE.matcher(safe).replaceAll("'…'");
			return quotesValues(failure) ? withoutDoubleQuotes(safe, firstValue(safe)) : safe;
		}
		safe = WIDEST_SINGLE.matcher(safe).replaceFirst("'…'");
		return withoutDoubleQuotes(safe, safe.indexOf('"'));
	}

	private static boolean quotesValues(Throwable failure) {
		String state = FailureChain.of(failure)
			.primary()
			.stream()
			.map(DatabaseFailure::state)
			.filter((each) -> !each.isEmpty())
			.reduce("", (outer, inner) -> inner);
		return state.length() < 2 || QUOTING_VALUES.contains(state.substring(0, 2)) || state.equals(SYNTAX_ERROR)
				|| VALUES_OF_H2.contains(state);
	}

	// Behind the first value no name counts: it may be a part of the value.
	private static int firstValue(String message) {
		Matcher name = NAME.matcher(message).useTransparentBounds(true);
		int quote = message.indexOf('"');
		while (quote >= 0 && name.region(quote, message.length()).lookingAt()) {
			quote = message.indexOf('"', name.end());
		}
		return quote;
	}

	private static String withoutDoubleQuotes(String message, int first) {
		if (first < 0) {
			return message;
		}
		int last = message.lastIndexOf('"');
		return message.substring(0, first) + "\"…\"" + ((last > first) ? message.substring(last + 1) : "");
	}

}
