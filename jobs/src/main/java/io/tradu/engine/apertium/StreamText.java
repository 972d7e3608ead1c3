package io.tradu.engine.apertium;

import java.text.Normalizer;

/** Writes plain text the way the stages of a pipeline read it. */
final class StreamText {

	private static final String ESCAPED = "[]{}^$/\\@<>";

	private StreamText() {
	}

	// A NUL would end the message early, and half a surrogate pair is no valid UTF-8.
	static String mend(String segment) {
		if (isSound(segment)) {
			return segment;
		}
		StringBuilder mended = new StringBuilder(segment.length());
		segment.codePoints()
			.filter((c) -> c != 0)
			.map((c) -> isHalfPair(c) ? 0xfffd : c)
			.forEach(mended::appendCodePoint);
		return mended.toString();
	}

	private static boolean isSound(String segment) {
		for (int i = 0; i < segment.length(); i++) {
			char c = segment.charAt(i);
			if (c == 0 || (Character.isSurrogate(c) && isHalfPair(segment.codePointAt(i++)))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isHalfPair(int c) {
		return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
	}

	static void appendEscaped(StringBuilder message, String text, int start, int end) {
		int before = message.length();
		boolean beyondLatin = false;
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			beyondLatin |= c >= 0x300;
			if (c == '\u2019') {
				message.append('\'');
			}
			else if (c != '\u00ad') {
				if (c < 0x80 && ESCAPED.indexOf(c) >= 0) {
					message.append('\\');
				}
				message.append(c);
			}
		}
		if (beyondLatin) {
			// None of the escaped characters takes part in a composition but < and >,
			// whose backslash keeps off the accent.
			String composed = Normalizer.normalize(message.substring(before), Normalizer.Form.NFC);
			message.replace(before, message.length(), composed);
		}
	}

}
