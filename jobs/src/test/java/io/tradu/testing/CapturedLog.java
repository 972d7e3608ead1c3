package io.tradu.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;

/** The lines that the line writes into its log file while this is open. */
public final class CapturedLog implements AutoCloseable {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	/** Begins to listen, as a file of the environment would. */
	public CapturedLog(Environment environment) {
		LoggerContext context = new LoggerContext();
		context.putObject(Environment.class.getName(), environment);
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(context);
		encoder.setFormat(environment.getRequiredProperty("logging.structured.format.file"));
		encoder.start();
		this.appender.setContext(context);
		this.appender.setEncoder(encoder);
		this.appender.setOutputStream(this.bytes);
		this.appender.start();
		this.root.addAppender(this.appender);
	}

	/** Returns all that was written so far. */
	public String text() {
		return this.bytes.toString(StandardCharsets.UTF_8);
	}

	/** Returns the lines written so far. */
	public List<JsonNode> lines() {
		return text().lines().map(JsonMapper.shared()::readTree).toList();
	}

	/** Returns the lines of one event. */
	public List<JsonNode> events(String action) {
		return lines().stream()
			.filter((line) -> line.path("event").path("action").asString("").equals(action))
			.toList();
	}

	@Override
	public void close() {
		this.root.detachAppender(this.appender);
		this.appender.stop();
	}

}
