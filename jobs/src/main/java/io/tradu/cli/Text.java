package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.tradu.batch.log.VisibleText;
import org.jspecify.annotations.Nullable;

/** Prints sentences and values that may be longer than a line. */
final class Text {

	/** Columns that a page has. */
	static final int WIDTH = 100;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

	private final PrintWriter out;

	private final Clock clock;

	Text(PrintWriter out, Clock clock) {
		this.out = out;
		this.clock = clock;
	}

	/** Prints a line as it is. */
	void line(String line) {
		this.out.println(line);
	}

	/**
	 * Prints words over as many lines as they need, the first one behind a beginning, the
	 * others as far in.
	 */
	void wrapped(String beginning, String words) {
		hanging(beginning, " ".repeat(beginning.length()), words);
	}

	/**
	 * Prints words over as many lines as they need, the lines after the first behind a
	 * margin.
	 */
	void hanging(String beginning, String margin, String words) {
		StringBuilder line = new StringBuilder(beginning);
		boolean empty = true;
		for (String word : VisibleText.of(words.strip()).split(" ")) {
			if (!empty && line.length() + 1 + word.length() > WIDTH) {
				this.out.println(line);
				line = new StringBuilder(margin);
				empty = true;
			}
			line.append(empty ? "" : " ").append(word);
			empty = false;
		}
		this.out.println(line.toString().stripTrailing());
	}

	/** Returns words on as many lines as they need; a longer word has one of its own. */
	static List<String> lines(String words, int width) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : VisibleText.of(words.strip()).split(" ")) {
			if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append(line.isEmpty() ? "" : " ").append(word);
		}
		lines.add(line.toString());
		return lines;
	}

	/** Prints a value on one line, cut where the page ends. */
	void cut(String beginning, String value) {
		this.out.println(shortened(beginning + VisibleText.of(value.strip()), WIDTH));
	}

	/** Returns a time in the zone of the clock, with its offset. */
	String local(@Nullable Instant time) {
		return local(time, this.clock);
	}

	/** Returns a time in the zone of a clock, with its offset. */
	static String local(@Nullable Instant time, Clock clock) {
		return (time != null) ? TIME.format(time.atZone(clock.getZone())) : "-";
	}

	void flush() {
		this.out.flush();
	}

	/** Returns a text of this many characters at most, marked where it is cut. */
	static String shortened(String text, int longest) {
		if (text.length() <= longest) {
			return text;
		}
		int end = longest - 1;
		return text.substring(0, (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) ? end - 1 : end) + "…";
	}

}
