package io.tradu.batch.log.format;

import java.util.LinkedHashMap;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import io.tradu.batch.failure.FailedItem;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.Fingerprint;
import io.tradu.batch.failure.SafeMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.StandardStackTracePrinter;

/** What a line says of a failure. */
final class ErrorFields {

	static final String CATEGORY = "category";

	private static final int LONGEST_TRACE = 16_000;

	// The first cause first: what is cut off is what wraps it.
	private static final StandardStackTracePrinter TRACES = StandardStackTracePrinter.rootFirst()
		.withMaximumLength(LONGEST_TRACE)
		.withFormatter(ErrorFields::words);

	private ErrorFields() {
	}

	/** Returns the failure that a line carries. */
	static @Nullable Throwable failure(ILoggingEvent event) {
		IThrowableProxy proxy = event.getThrowableProxy();
		return (proxy instanceof ThrowableProxy known) ? known.getThrowable() : null;
	}

	/** Adds them; every line of the level ERROR has a category. */
	static void add(ILoggingEvent event, FieldTree fields) {
		Throwable failure = failure(event);
		if (failure != null) {
			of(failure).forEach((name, value) -> fields.put("error." + name, value));
			FailedItem.of(failure).ifPresent((item) -> fields.put("tradu.item", item));
		}
		else if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
			fields.putIfAbsent("error." + CATEGORY, FailureCategory.LOGIC.tag());
		}
	}

	private static Map<String, Object> of(Throwable failure) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put(CATEGORY, FailureReport.of(failure).category().tag());
		fields.put("type", failure.getClass().getName());
		String message = SafeMessage.of(failure);
		if (message != null) {
			fields.put("message", message);
		}
		fields.put("fingerprint", Fingerprint.of(failure));
		fields.put("stack_trace", TRACES.printStackTraceToString(failure));
		return fields;
	}

	private static String words(Throwable failure) {
		String message = SafeMessage.of(failure);
		return failure.getClass().getName() + ((message != null) ? ": " + message : "");
	}

}
