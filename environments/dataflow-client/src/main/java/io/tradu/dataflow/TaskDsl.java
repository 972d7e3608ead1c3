package io.tradu.dataflow;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's language for a task with its arguments. */
final class TaskDsl {

	private static final Pattern PLAIN = Pattern.compile("[\\w.:/@-]+");

	private static final Pattern ARGUMENT = Pattern
		.compile("\\s--(?<key>[^=\\s]+)\\s*=\\s*(?:'(?<single>(?:[^']|'')*)'|\"(?<double>[^\"]*)\"|(?<plain>\\S*))");

	private TaskDsl() {
	}

	static String quoted(String value) {
		return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "''") + "'";
	}

	/**
	 * Tells whether two definitions say the same. The server returns one that it was
	 * given with its arguments in another order, and in other quotes.
	 */
	static boolean isSame(String one, String other) {
		return application(one).equals(application(other)) && arguments(one).equals(arguments(other));
	}

	private static String application(String dsl) {
		return dsl.strip().split("\\s", 2)[0];
	}

	private static Map<String, String> arguments(String dsl) {
		Map<String, String> arguments = new TreeMap<>();
		Matcher argument = ARGUMENT.matcher(dsl);
		while (argument.find()) {
			arguments.put(argument.group("key"), value(argument));
		}
		return arguments;
	}

	private static String value(Matcher argument) {
		if (argument.group("single") != null) {
			return argument.group("single").replace("''", "'");
		}
		return (argument.group("double") != null) ? argument.group("double") : argument.group("plain");
	}

}
