package io.tradu.explain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;
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

	// A failure is logged a moment before, or after, it is remembered; and a process may
	// have been silent for long before it died.
	private static final int SECONDS_BEFORE = 15 * 60;

	private static final int SECONDS_AFTER = 5;

	private final Path file;

	LogExcerpt(@Value("${logging.file.name}") Path file) {
		this.file = file;
	}

	/**
	 * Returns the lines of a run before a moment and right after it, oldest first, and
	 * those of its process that belong to no other run.
	 * @param correlation what the run's launch is known by; null if that is not known
	 */
	List<String> around(long run, @Nullable String correlation, Instant moment) {
		Window window = new Window(run, correlation, moment);
		for (Path part : parts(window.from)) {
			try (BufferedReader lines = open(part)) {
				for (String line = lines.readLine(); line != null && !window.isPast(); line = lines.readLine()) {
					window.add(line);
				}
			}
			catch (IOException ex) {
				logger.debug("{} cannot be read", part, ex);
			}
			window.nextPart();
		}
		return window.lines();
	}

	// A part that was last written before the window holds nothing of it.
	private List<Path> parts(Instant from) {
		String name = this.file.getFileName().toString();
		try (Stream<Path> files = Files.list(this.file.toAbsolutePath().getParent())) {
			return files
				.filter((part) -> part.getFileName().toString().equals(name)
						|| part.getFileName().toString().startsWith(name + "."))
				.filter((part) -> part.toFile().lastModified() >= from.toEpochMilli())
				.sorted(Comparator.comparing((Path part) -> part.toFile().lastModified()))
				.toList();
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

		private final long run;

		private final @Nullable String correlation;

		private final Instant from;

		private final Instant until;

		private final Deque<LogLine> errors = new ArrayDeque<>();

		private final Deque<LogLine> before = new ArrayDeque<>();

		private final List<LogLine> after = new ArrayList<>();

		private boolean past;

		Window(long run, @Nullable String correlation, Instant moment) {
			this.run = run;
			this.correlation = correlation;
			this.from = moment.minusSeconds(SECONDS_BEFORE);
			this.until = moment;
		}

		// Stack traces follow their line; the cause is told in a sentence already.
		void add(String line) {
			Optional<Instant> at = LogLine.time(line);
			at.filter((time) -> !time.isBefore(this.from) && time.isBefore(this.until.plusSeconds(SECONDS_AFTER)))
				.flatMap((time) -> LogLine.read(time, line))
				.filter(this::isOwn)
				.ifPresent(this::keep);
			// Several processes write one file, and not quite in order.
			this.past = at.filter((time) -> time.isAfter(this.until.plusSeconds(2 * SECONDS_AFTER))).isPresent();
		}

		// Lines of former versions say nothing of where they belong.
		private boolean isOwn(LogLine line) {
			return (line.execution() != null) ? line.execution() == this.run
					: line.correlation() == null || line.correlation().equals(this.correlation);
		}

		private void keep(LogLine line) {
			if (!line.at().isAfter(this.until)) {
				keep(line, line.error() ? this.errors : this.before);
			}
			else if (this.after.size() < LINES_AFTER
					&& this.after.stream().noneMatch((other) -> other.kind().equals(line.kind()))) {
				this.after.add(line);
			}
		}

		// The same words again and again would crowd out what was said before them.
		private static void keep(LogLine line, Deque<LogLine> kept) {
			kept.removeIf((other) -> other.kind().equals(line.kind()));
			kept.add(line);
			if (kept.size() > LINES_BEFORE / 2) {
				kept.remove();
			}
		}

		boolean isPast() {
			return this.past;
		}

		void nextPart() {
			this.past = false;
		}

		List<String> lines() {
			Stream<LogLine> before = Stream.concat(this.errors.stream(), this.before.stream())
				.sorted(Comparator.comparing(LogLine::at));
			return Stream.concat(before, this.after.stream()).map(LogLine::shown).map(Window::cut).toList();
		}

		private static String cut(String line) {
			return (line.length() > LONGEST_LINE) ? line.substring(0, LONGEST_LINE) + "…" : line;
		}

	}

}
