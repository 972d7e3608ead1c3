package io.tradu.batch.log;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.slf4j.MDC;

import org.springframework.core.env.PropertyResolver;

/**
 * What one launch is known by, in the log and in the facts of its run. A process has one,
 * taken over from whoever launched it or made anew; a process that launches several
 * things gives each its own.
 */
public final class Correlation {

	/** Setting that hands the id of a launch over to this process. */
	public static final String SETTING = "tradu.correlation-id";

	/** What a given id looks like. */
	public static final String FORM = "[A-Za-z0-9._-]{1,64}";

	private static final Pattern VALID = Pattern.compile(FORM);

	private static final int LENGTH = 12;

	private static volatile String process = create();

	private Correlation() {
	}

	/**
	 * Takes over the id that this process was given, if it was given one that looks like
	 * one.
	 */
	public static void takeOver(PropertyResolver settings) {
		Optional.ofNullable(settings.getProperty(SETTING))
			.filter((given) -> VALID.matcher(given).matches())
			.ifPresent((given) -> process = given);
	}

	/** Returns what this thread's launch is known by. */
	public static String current() {
		return Optional.ofNullable(MDC.get(LogField.CORRELATION.key())).orElseGet(Correlation::ofProcess);
	}

	/** Returns what this process is known by. */
	public static String ofProcess() {
		return process;
	}

	/** Opens the scope of a launch of its own. */
	public static LogScope begin() {
		return LogScope.with(LogField.CORRELATION, create());
	}

	private static String create() {
		return UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
	}

}
