package io.tradu.csv;

import java.util.Optional;

/** Guesses what a file that is not UTF-8 is instead, for the person who mends it. */
final class EncodingHint {

	private EncodingHint() {
	}

	/**
	 * Looks at the first bytes of a file. UTF-32LE goes before UTF-16LE: its byte order
	 * mark starts with the other's.
	 */
	static Optional<String> ofStart(byte[] start) {
		if (startsWith(start, 0xFF, 0xFE, 0, 0)) {
			return Optional.of("UTF-32LE (byte order mark)");
		}
		if (startsWith(start, 0, 0, 0xFE, 0xFF)) {
			return Optional.of("UTF-32BE (byte order mark)");
		}
		if (startsWith(start, 0xFF, 0xFE)) {
			return Optional.of("UTF-16LE (byte order mark)");
		}
		if (startsWith(start, 0xFE, 0xFF)) {
			return Optional.of("UTF-16BE (byte order mark)");
		}
		return ofNulPattern(start);
	}

	/** Looks at the bytes from the first malformed one on. */
	static Optional<String> ofMalformed(byte[] bytes) {
		int first = (bytes.length > 0) ? bytes[0] & 0xFF : 0;
		int second = (bytes.length > 1) ? bytes[1] & 0xFF : ' ';
		if (first < 0x80 || second >= 0x80) {
			return Optional.empty();
		}
		return Optional.of((first < 0xA0) ? "Windows-1252" : "ISO-8859-1 or Windows-1252");
	}

	private static Optional<String> ofNulPattern(byte[] start) {
		if (start.length < 4 || start[0] == start[1] || start[2] == start[3]) {
			return Optional.empty();
		}
		if (start[1] == 0 && start[3] == 0) {
			return Optional.of("UTF-16LE");
		}
		if (start[0] == 0 && start[2] == 0) {
			return Optional.of("UTF-16BE");
		}
		return Optional.empty();
	}

	private static boolean startsWith(byte[] bytes, int... expected) {
		if (bytes.length < expected.length) {
			return false;
		}
		for (int i = 0; i < expected.length; i++) {
			if ((bytes[i] & 0xFF) != expected[i]) {
				return false;
			}
		}
		return true;
	}

}
