package io.tradu.engine.apertium;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import io.tradu.text.InlineContent;
import io.tradu.text.InlineContent.Span;

/**
 * The stretches of a segment that the engine must not touch: what is not language, white
 * space other than a single blank, and characters that the engine deletes or that look
 * like its own marks. Neighbours are one part.
 */
final class ProtectedParts {

	private static final char APOSTROPHE = '\u2019';

	private static final char SOFT_HYPHEN = '\u00ad';

	private final String text;

	private final boolean quotes;

	private int[] bounds = new int[8];

	private int size;

	private boolean language;

	private ProtectedParts(String text) {
		this.text = text;
		this.quotes = text.indexOf('\u2018') >= 0;
	}

	static ProtectedParts of(String text) {
		ProtectedParts parts = new ProtectedParts(text);
		parts.find(InlineContent.find(text));
		return parts;
	}

	private void find(List<Span> spans) {
		Iterator<Span> rest = spans.iterator();
		Span span = rest.hasNext() ? rest.next() : null;
		int i = 0;
		while (i < this.text.length()) {
			int end;
			if (span != null && span.start() == i) {
				end = span.end();
				span = rest.hasNext() ? rest.next() : null;
			}
			else {
				end = endOfPart(i, (span != null) ? span.start() : this.text.length());
			}
			if (end > i) {
				add(i, end);
			}
			i = Math.max(end, i + 1);
		}
	}

	private int endOfPart(int i, int limit) {
		char c = this.text.charAt(i);
		if (isWordCharacter(i)) {
			this.language = this.language || Character.isLetter(this.text.codePointAt(i));
			return i;
		}
		if (isSpace(c)) {
			int end = i + 1;
			while (end < limit && isSpace(this.text.charAt(end))) {
				end++;
			}
			return (c == ' ' && end == i + 1) ? i : end;
		}
		return isDangerous(c, i) ? i + 1 : i;
	}

	private boolean isDangerous(char c, int i) {
		return switch (c) {
			case '*', '#', '@', '~', '\u27e6', '\u27e7' -> true;
			case SOFT_HYPHEN -> !isHyphenationHint(i);
			case APOSTROPHE -> !isApostrophe(i);
			default -> false;
		};
	}

	/**
	 * Tells whether a soft hyphen stands inside a word: it hints at nothing in another
	 * word.
	 */
	boolean isHyphenationHint(int i) {
		return isWordCharacter(i - 1) && isWordCharacter(i + 1);
	}

	// A closing quote looks the same, but then there is an opening one.
	boolean isApostrophe(int i) {
		return isWordCharacter(i - 1) && (isWordCharacter(i + 1) || !this.quotes);
	}

	private boolean isWordCharacter(int i) {
		if (i < 0 || i >= this.text.length()) {
			return false;
		}
		char c = this.text.charAt(i);
		return (c < 0x80) ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
				: Character.isLetter(c) || Character.isSurrogate(c);
	}

	static boolean isSpace(char c) {
		return c <= ' ' || (c >= 0x80 && (Character.isWhitespace(c) || Character.isSpaceChar(c)));
	}

	private void add(int start, int end) {
		if (this.size > 0 && this.bounds[2 * this.size - 1] == start) {
			this.bounds[2 * this.size - 1] = end;
			return;
		}
		if (2 * this.size == this.bounds.length) {
			this.bounds = Arrays.copyOf(this.bounds, 2 * this.bounds.length);
		}
		this.bounds[2 * this.size] = start;
		this.bounds[2 * this.size + 1] = end;
		this.size++;
	}

	/** Tells whether there is a letter outside the parts. */
	boolean hasLanguage() {
		return this.language;
	}

	int size() {
		return this.size;
	}

	int start(int part) {
		return this.bounds[2 * part];
	}

	int end(int part) {
		return this.bounds[2 * part + 1];
	}

}
