package io.tradu.batch.failure;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.List;
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
	private static final List<String> OWN_WORDS = List.of("io.tradu.", "org.springframework.", "picocli.");

	// A value that was cut has no second quote.
	private static final Pattern SINGLE = Pattern.compile("'(?:[^']|'')*(?:'|$)");

	private static final Pattern DOUBLE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*(?:\"|$)");

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

	// In double quotes databases name tables and constraints.
	private static String withoutQuotes(Throwable failure, String message) {
		String safe = SINGLE.matcher(ROW.matcher(message).replaceAll("")).replaceAll("'…'");
		return isOfDatabase(failure) ? safe : DOUBLE.matcher(safe).replaceAll("\"…\"");
	}

}
