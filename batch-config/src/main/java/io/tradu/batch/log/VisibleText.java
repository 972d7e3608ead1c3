package io.tradu.batch.log;

import java.util.Locale;

/**
 * Text that may come from outside, for a line that a person reads: whatever would move
 * the cursor, begin another line, reorder or hide the text is shown as an escape. The
 * escapes are those of JSON, so that JSON keeps its meaning.
 */
public final class VisibleText {

	private VisibleText() {
	}

	/** Returns a text on one line, with every control character visible. */
	public static String of(String text) {
		StringBuilder visible = null;
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			int length = Character.charCount(character);
			if (isInvisible(character)) {
				visible = (visible != null) ? visible : new StringBuilder(text.length() + 16).append(text, 0, i);
				escape(character, visible);
			}
			else if (visible != null) {
				visible.appendCodePoint(character);
			}
			i += length;
		}
		return (visible != null) ? visible.toString() : text;
	}

	private static boolean isInvisible(int character) {
		if (character < 0x7F) {
			return character < ' ';
		}
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				true;
			case Character.FORMAT -> isBidirectional(character);
			default -> false;
		};
	}

	private static boolean isBidirectional(int character) {
		return character == '\u061C' || character == '\u200E' || character == '\u200F'
				|| (character >= '\u202A' && character <= '\u202E') || (character >= '\u2066' && character <= '\u2069');
	}

	private static void escape(int character, StringBuilder visible) {
		switch (character) {
			case '\n' -> visible.append("\\n");
			case '\r' -> visible.append("\\r");
			case '\t' -> visible.append("\\t");
			default -> visible.append(String.format(Locale.ROOT, "\\u%04x", character));
		}
	}

}
