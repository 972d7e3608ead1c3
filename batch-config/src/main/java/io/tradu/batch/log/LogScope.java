package io.tradu.batch.log;

import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What all lines have in common that this thread logs until the scope is closed. Closing
 * it, in a finally clause, brings back what was there before.
 */
public final class LogScope implements AutoCloseable {

	private final @Nullable Map<String, String> before;

	private LogScope() {
		this.before = MDC.getCopyOfContextMap();
	}

	/** Opens a scope that changes nothing by itself. */
	public static LogScope open() {
		return new LogScope();
	}

	/** Opens a scope with one field more. */
	public static LogScope with(LogField field, Object value) {
		return open().and(field, value);
	}

	/** Opens a scope with what another thread had in common. */
	public static LogScope of(Map<String, String> taken) {
		LogScope scope = open();
		MDC.setContextMap(taken);
		return scope;
	}

	/** Adds a field to the scope. */
	public LogScope and(LogField field, Object value) {
		put(field, value);
		return this;
	}

	/** Sets a field for the rest of the scope that the thread is in. */
	public static void put(LogField field, Object value) {
		MDC.put(field.key(), value.toString());
	}

	/** Takes what this thread's lines have in common, for another one. */
	public static Map<String, String> take() {
		Map<String, String> context = MDC.getCopyOfContextMap();
		return (context != null) ? context : Map.of();
	}

	/** Returns work that logs in this thread's scope wherever it runs. */
	public static Runnable carried(Runnable work) {
		Map<String, String> taken = take();
		return () -> {
			LogScope scope = of(taken);
			try {
				work.run();
			}
			finally {
				scope.close();
			}
		};
	}

	/** Returns work that logs in this thread's scope wherever it runs. */
	public static <T> Callable<T> carried(Callable<T> work) {
		Map<String, String> taken = take();
		return () -> {
			LogScope scope = of(taken);
			try {
				return work.call();
			}
			finally {
				scope.close();
			}
		};
	}

	@Override
	public void close() {
		if (this.before != null) {
			MDC.setContextMap(this.before);
		}
		else {
			MDC.clear();
		}
	}

}
