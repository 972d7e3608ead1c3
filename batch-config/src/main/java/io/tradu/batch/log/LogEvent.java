package io.tradu.batch.log;

import java.util.LinkedHashMap;
import java.util.Map;

import io.tradu.batch.AfterCommit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Something that has happened, as one line of the log with a name that stays the same:
 * {@code event.action}.
 */
public final class LogEvent {

	private static final String ACTION = "event.action";

	private final Logger logger;

	private final Level level;

	private final String action;

	private final Map<LogField, Object> fields = new LinkedHashMap<>();

	private LogEvent(Logger logger, Level level, String action) {
		this.logger = logger;
		this.level = level;
		this.action = action;
	}

	/** Returns an event that is always told. */
	public static LogEvent of(Logger logger, String action) {
		return new LogEvent(logger, Level.INFO, action);
	}

	/** Returns an event of another level. */
	public static LogEvent of(Logger logger, Level level, String action) {
		return new LogEvent(logger, level, action);
	}

	/** Adds a field; one without a value is left out. */
	public LogEvent with(LogField field, @Nullable Object value) {
		if (value != null) {
			this.fields.put(field, value);
		}
		return this;
	}

	/**
	 * Tells it now.
	 * @param words the same for people, without any part of a document
	 */
	public void log(String words) {
		LoggingEventBuilder line = this.logger.atLevel(this.level).addKeyValue(ACTION, this.action);
		for (Map.Entry<LogField, Object> field : this.fields.entrySet()) {
			line = line.addKeyValue(field.getKey().key(), field.getValue());
		}
		line.log(words);
	}

	/**
	 * Tells it when the caller's transaction has been committed, and never if it is not;
	 * now if there is none.
	 * @param words the same for people, without any part of a document
	 */
	public void logAfterCommit(String words) {
		AfterCommit.run(() -> log(words));
	}

}
