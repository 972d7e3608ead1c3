package io.tradu.explain;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of the log: a JSON object, or text as former versions wrote it.
 *
 * @param at when
 * @param error whether it is of the level ERROR
 * @param execution the job execution it belongs to; null if it belongs to none
 * @param correlation the launch it belongs to; null if it does not say
 * @param kind what is the same in lines that differ only in what they are about
 * @param shown the line as people read it
 */
record LogLine(Instant at, boolean error, @Nullable Long execution, @Nullable String correlation, String kind,
		String shown) {

	private static final JsonMapper JSON = JsonMapper.shared();

	// As the file has it, but for digits that nobody reads.
	private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX")
		.withZone(ZoneOffset.UTC);

	private static final String TIME = "{\"@timestamp\":\"";

	/** Returns when a line was written; none if it does not say, as in a stack trace. */
	static Optional<Instant> time(String line) {
		boolean json = line.startsWith(TIME);
		if (!json && (line.isEmpty() || !Character.isDigit(line.charAt(0)))) {
			return Optional.empty();
		}
		int from = json ? TIME.length() : 0;
		int to = line.indexOf(json ? '"' : ' ', from);
		try {
			return (to < 0) ? Optional.empty()
					: Optional.of(OffsetDateTime.parse(line.substring(from, to)).toInstant());
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	/** Returns a line; none if it cannot be read, as one that was cut. */
	static Optional<LogLine> read(Instant at, String line) {
		if (!line.startsWith("{")) {
			return Optional
				.of(new LogLine(at, line.contains(" ERROR "), null, null, line.substring(line.indexOf(' ')), line));
		}
		try {
			return Optional.of(of(at, JSON.readTree(line)));
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	private static LogLine of(Instant at, JsonNode line) {
		String level = line.path("log").path("level").asString("");
		JsonNode execution = line.path("tradu").path("execution");
		String words = line.path("message").asString("");
		JsonNode failure = line.path("error").path("message");
		if (!failure.isMissingNode() && !words.contains(failure.asString(""))) {
			words += ": " + failure.asString("");
		}
		String shown = "%s %5s %s".formatted(SHOWN.format(at), level, words.replaceAll("\\R", " "));
		String action = line.path("event").path("action").asString("");
		JsonNode correlation = line.path("tradu").path("correlation");
		return new LogLine(at, level.equals("ERROR"), execution.isNumber() ? execution.asLong() : null,
				correlation.isString() ? correlation.asString() : null,
				action.isEmpty() ? shown.substring(shown.indexOf(' ')) : action, shown);
	}

}
