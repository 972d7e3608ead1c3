package io.tradu.batch.log;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A field of Tradu's own in the log, always under {@code tradu.} and always of one type.
 *
 * @param key its name in full, for example {@code tradu.execution}
 */
public record LogField(String key) {

	// First of all: the fields below put themselves down in it.
	private static final Set<String> NUMBERS = ConcurrentHashMap.newKeySet();

	private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

	/** What one launch is known by, from the command to the last engine call. */
	public static final LogField CORRELATION = name("correlation");

	/** Name of the job. */
	public static final LogField JOB = name("job");

	/** Number of the job execution: what the commands call a run. */
	public static final LogField EXECUTION = number("execution");

	/** Name of the step. */
	public static final LogField STEP = name("step");

	/** Where something was. */
	public static final LogField FROM = name("from");

	/** Where it is now. */
	public static final LogField TO = name("to");

	/** Why, in the line's own words: never a person's, never a part of a document. */
	public static final LogField REASON = text("reason");

	/** The one classification of failures, of an event that has failed without one. */
	public static final LogField CATEGORY = new LogField("error.category");

	/** What an event is about, in words: {@code run 12}, {@code dead letter 5}. */
	public static final LogField SUBJECT = text("subject");

	/** How long something took, in milliseconds. */
	public static final LogField MILLISECONDS = number("ms");

	/** Returns a field whose values are words. */
	public static LogField text(String name) {
		return new LogField("tradu." + name);
	}

	/**
	 * Returns a field whose values are names that mean something to whoever reads the log
	 * by machine: no secret is looked for in them, or a password that is an ordinary word
	 * would make them unfindable.
	 */
	public static LogField name(String name) {
		LogField field = new LogField("tradu." + name);
		NAMES.add(field.key());
		return field;
	}

	/** Returns a field whose values are whole numbers, also where they stand as text. */
	public static LogField number(String name) {
		LogField field = new LogField("tradu." + name);
		NUMBERS.add(field.key());
		return field;
	}

	/** Tells whether the values of a field are names. */
	public static boolean isName(String key) {
		return NAMES.contains(key);
	}

	/** Tells whether the values of a field are whole numbers. */
	public static boolean isNumber(String key) {
		return NUMBERS.contains(key);
	}

}
