package io.tradu.cli;

import java.util.ArrayList;
import java.util.List;

import io.tradu.batch.log.VisibleText;

/** One line of a page, which is cut where the terminal ends. */
final class PageLine {

	private static final String RESET = "\u001B[0m";

	private final List<Span> spans = new ArrayList<>();

	PageLine add(String text) {
		return add(Tone.PLAIN, text);
	}

	PageLine add(Tone tone, String text) {
		this.spans.add(new Span(tone, VisibleText.of(text)));
		return this;
	}

	/** Returns the line, not wider than the terminal. */
	String render(Glyphs glyphs) {
		StringBuilder line = new StringBuilder();
		int room = glyphs.columns();
		for (Span span : this.spans) {
			boolean fits = span.text().length() <= room;
			String text = fits ? span.text() : (room > 0) ? Text.shortened(span.text(), room) : "";
			room = fits ? room - text.length() : 0;
			line.append(coloured(span.tone(), glyphs.ascii() ? ascii(text) : text, glyphs));
		}
		return line.toString().stripTrailing();
	}

	private static String coloured(Tone tone, String text, Glyphs glyphs) {
		boolean plain = tone == Tone.PLAIN || !glyphs.colour() || text.isBlank();
		return plain ? text : "\u001B[" + tone.code + "m" + text + RESET;
	}

	private static String ascii(String text) {
		return text.replace('…', '~').replaceAll("[^\\x20-\\x7E]", "?");
	}

	/** Colours mean something, and nothing else is coloured. */
	enum Tone {

		/** As the terminal's owner likes it. */
		PLAIN(0),

		/** A heading. */
		STRONG(1),

		/** All is well. */
		GOOD(32),

		/** Somebody should keep an eye on it. */
		WATCH(33),

		/** Somebody has to do something. */
		BAD(31);

		private final int code;

		Tone(int code) {
			this.code = code;
		}

	}

	private record Span(Tone tone, String text) {
	}

}
