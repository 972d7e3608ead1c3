package io.tradu.batch.log.format;

import java.util.function.Supplier;

/**
 * Keeps the formatting of a line from ending in itself: a library that is used for it may
 * log, where everything is logged, and that line would be formatted in turn.
 */
final class NestedLines {

	private static final ThreadLocal<Boolean> FORMATTING = new ThreadLocal<>();

	private NestedLines() {
	}

	/** Returns a line, or nothing where this thread formats another one at the moment. */
	static <T> T skipped(Supplier<T> line, T nothing) {
		if (FORMATTING.get() != null) {
			return nothing;
		}
		FORMATTING.set(true);
		try {
			return line.get();
		}
		finally {
			FORMATTING.remove();
		}
	}

}
