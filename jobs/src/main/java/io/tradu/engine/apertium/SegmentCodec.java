package io.tradu.engine.apertium;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.engine.Translation.Translated;

/**
 * One segment on its way through the engine: what is sent, and what the customer gets
 * from the answer. What comes before the first word and after the last is never sent.
 */
final class SegmentCodec {

	/** How a part that the engine must not touch is shown to it. */
	enum Stand {

		/** As formatting between words, which the engine carries along. */
		SUPERBLANK,

		/**
		 * As a number in white square brackets, for the cases where the engine drops
		 * formatting.
		 */
		BRACKETED_NUMBER

	}

	private final String text;

	private final ProtectedParts parts;

	private int firstPart;

	private int lastPart;

	private int from;

	private int to;

	private SegmentCodec(String text) {
		this.text = text;
		this.parts = ProtectedParts.of(text);
		this.lastPart = this.parts.size() - 1;
		this.to = text.length();
		skipLeadingParts();
		skipTrailingParts();
	}

	static SegmentCodec of(String segment) {
		return new SegmentCodec(StreamText.mend(segment));
	}

	private void skipLeadingParts() {
		boolean more = true;
		while (more && this.from < this.to) {
			if (this.firstPart <= this.lastPart && this.parts.start(this.firstPart) == this.from) {
				this.from = this.parts.end(this.firstPart++);
			}
			else if (this.text.charAt(this.from) == ' ') {
				this.from++;
			}
			else {
				more = false;
			}
		}
	}

	private void skipTrailingParts() {
		boolean more = true;
		while (more && this.from < this.to) {
			if (this.firstPart <= this.lastPart && this.parts.end(this.lastPart) == this.to) {
				this.to = this.parts.start(this.lastPart--);
			}
			else if (this.text.charAt(this.to - 1) == ' ') {
				this.to--;
			}
			else {
				more = false;
			}
		}
	}

	/** Tells whether there is anything for the engine to do. */
	boolean hasLanguage() {
		return this.parts.hasLanguage();
	}

	/** Returns the message, without its {@link Envelope}. */
	String message(Stand stand) {
		StringBuilder message = new StringBuilder(this.to - this.from + 32);
		int start = this.from;
		for (int part = this.firstPart; part <= this.lastPart; part++) {
			StreamText.appendEscaped(message, this.text, start, this.parts.start(part));
			int number = part - this.firstPart + 1;
			if (stand == Stand.SUPERBLANK) {
				message.append("[<x").append(number).append("/>]");
			}
			else {
				message.append('\u27e6').append(number).append('\u27e7');
			}
			start = this.parts.end(part);
		}
		StreamText.appendEscaped(message, this.text, start, this.to);
		return message.toString();
	}

	/**
	 * Returns the translation that an answer holds.
	 * @param answer what the engine said, without the envelope
	 * @param stand how the parts were shown to the engine
	 * @return nothing if a part is lost, doubled, or out of order
	 */
	Optional<Translated> read(String answer, Stand stand) {
		return new AnswerReader(this, stand).read(answer);
	}

	/** Returns the text between the protected parts, to be translated piece by piece. */
	List<String> stretches() {
		List<String> stretches = new ArrayList<>();
		int start = this.from;
		for (int part = this.firstPart; part <= this.lastPart; part++) {
			stretches.add(this.text.substring(start, this.parts.start(part)));
			start = this.parts.end(part);
		}
		stretches.add(this.text.substring(start, this.to));
		return stretches;
	}

	/** Puts translated stretches and protected parts together again. */
	String join(List<String> stretches) {
		StringBuilder joined = new StringBuilder(prefix());
		for (int i = 0; i < stretches.size(); i++) {
			if (i > 0) {
				joined.append(part(i));
			}
			joined.append(stretches.get(i));
		}
		return joined.append(suffix()).toString();
	}

	/** Returns the segment as it goes on its way, mended. */
	String source() {
		return this.text;
	}

	String prefix() {
		return this.text.substring(0, this.from);
	}

	String core() {
		return this.text.substring(this.from, this.to);
	}

	String suffix() {
		return this.text.substring(this.to);
	}

	int partCount() {
		return this.lastPart - this.firstPart + 1;
	}

	/** Returns a protected part by its number in the message, which starts at 1. */
	String part(int number) {
		int part = this.firstPart + number - 1;
		return this.text.substring(this.parts.start(part), this.parts.end(part));
	}

	/**
	 * Tells whether a part stands against the character before or after it, without a
	 * blank.
	 */
	boolean touches(int number, boolean before) {
		int part = this.firstPart + number - 1;
		return this.text.charAt(before ? this.parts.start(part) - 1 : this.parts.end(part)) != ' ';
	}

}
