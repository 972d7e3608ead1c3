package io.tradu.explain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds the lines of the log around a moment, in the file that is written now and in
 * those it was rolled over to.
 */
@Component
class LogExcerpt {

	private static final Logger logger = LoggerFactory.getLogger(LogExcerpt.class);

	private static final int LINES_BEFORE = 8;

	private static final int LINES_AFTER = 4;

	private static final int LONGEST_LINE = 300;

	private static final int TIMESTAMP_LENGTH = "2026-11-24T09:05:30.008Z".length();

	// A failure is logged a moment before, or after, it is remembered; and a process may
	// have been silent for long before it died.
	private static final int SECONDS_BEFORE = 15 * 60;

	private static final int SECONDS_AFTER = 5;

	private final Path file;

	LogExcerpt(@Value("${logging.file.name}") Path file) {
		this.file = file;
	}

	/** Returns the lines before a moment and right after it, oldest first. */
	List<String> around(Instant moment) {
		Window window = new Window(moment);
		for (Path part : parts()) {
			try (BufferedReader lines = open(part)) {
				lines.lines().forEach(window::add);
			}
			catch (IOException | UncheckedIOException ex) {
				logger.debug("{} cannot be read", part, ex);
			}
		}
		return window.lines();
	}

	// Named by date and number, so that the order of their names is that of their
	// making but for numbers above nine; the window does not mind.
	private List<Path> parts() {
		String name = this.file.getFileName().toString();
		try (Stream<Path> files = Files.list(this.file.toAbsolutePath().getParent())) {
			List<Path> parts = new ArrayList<>(
					files.filter((part) -> part.getFileName().toString().startsWith(name + ".")).sorted().toList());
			parts.add(this.file);
			return parts;
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static BufferedReader open(Path part) throws IOException {
		InputStream bytes = Files.newInputStream(part);
		try {
			return new BufferedReader(new InputStreamReader(
					part.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			bytes.close();
			throw ex;
		}
	}

	/** Keeps the lines that matter of all that come by. */
	private static final class Window {

		private final Instant from;

		private final Instant until;

		private final Deque<String> errors = new ArrayDeque<>();

		private final Deque<String> before = new ArrayDeque<>();

		private final List<String> after = new ArrayList<>();

		Window(Instant moment) {
			this.from = moment.minusSeconds(SECONDS_BEFORE);
			this.until = moment;
		}

		// Stack traces follow their line; the cause is told in a sentence already.
		void add(String line) {
			if (line.length() < TIMESTAMP_LENGTH || !Character.isDigit(line.charAt(0))) {
				return;
			}
			Instant at;
			try {
				at = OffsetDateTime.parse(line.substring(0, line.indexOf(' '))).toInstant();
			}
			catch (DateTimeParseException | IndexOutOfBoundsException ex) {
				return;
			}
			String shown = (line.length() > LONGEST_LINE) ? line.substring(0, LONGEST_LINE) + "…" : line;
			if (at.isBefore(this.from)) {
				return;
			}
			if (!at.isAfter(this.until)) {
				keep(shown, (shown.contains(" ERROR ") ? this.errors : this.before));
			}
			else if (at.isBefore(this.until.plusSeconds(SECONDS_AFTER)) && this.after.size() < LINES_AFTER) {
				this.after.add(shown);
			}
		}

		// The same words again and again would crowd out what was said before them.
		private void keep(String line, Deque<String> kept) {
			kept.removeIf((other) -> words(other).equals(words(line)));
			kept.add(line);
			if (kept.size() > LINES_BEFORE / 2) {
				kept.remove();
			}
		}

		private static String words(String line) {
			return line.substring(line.indexOf(' '));
		}

		List<String> lines() {
			return Stream
				.concat(Stream.concat(this.errors.stream(), this.before.stream()).sorted(), this.after.stream())
				.toList();
		}

	}

}
