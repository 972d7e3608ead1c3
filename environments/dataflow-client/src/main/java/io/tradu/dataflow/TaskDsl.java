package io.tradu.dataflow;

import java.util.regex.Pattern;

/** The server's language for a task with its arguments. */
final class TaskDsl {

	private static final Pattern PLAIN = Pattern.compile("[\\w.:/@-]+");

	private TaskDsl() {
	}

	static String quoted(String value) {
		return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "''") + "'";
	}

	/**
	 * Tells whether two definitions say the same. The server returns one that it was
	 * given with other quotes and spaces.
	 */
	static boolean isSame(String one, String other) {
		return normalized(one).equals(normalized(other));
	}

	private static String normalized(String dsl) {
		return dsl.replaceAll("['\"]", "").replaceAll("\\s+", " ").strip();
	}

}
