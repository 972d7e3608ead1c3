package io.tradu.text;

/**
 * Tells quickly which texts cannot hold anything but language. Most cannot, and looking
 * for a few characters is far cheaper than the expression that finds the parts.
 */
final class InlineHint {

	private static final int LONG_TOKEN = 200;

	private final String text;

	private int length;

	private boolean upper;

	private boolean digit;

	private boolean hyphen;

	private InlineHint(String text) {
		this.text = text;
	}

	static boolean isIn(String text) {
		InlineHint hint = new InlineHint(text);
		for (int i = 0; i < text.length(); i++) {
			if (hint.isAt(i)) {
				return true;
			}
		}
		return false;
	}

	private boolean isAt(int i) {
		char c = this.text.charAt(i);
		if (c == ' ' || (c >= '\t' && c <= '\r')) {
			this.length = 0;
			this.upper = false;
			this.digit = false;
			this.hyphen = false;
			return false;
		}
		this.length++;
		return this.length >= LONG_TOKEN || (c < 0x80 && isAscii(c, i));
	}

	private boolean isAscii(char c, int i) {
		if (c >= 'a' && c <= 'z') {
			return false;
		}
		this.upper |= c >= 'A' && c <= 'Z';
		this.digit |= c >= '0' && c <= '9';
		this.hyphen |= c == '-';
		// A code has capitals and digits, an identifier digits and hyphens.
		if (this.digit && (this.upper || this.hyphen)) {
			return true;
		}
		return switch (c) {
			case '<', '&', '/', '@', '{', '%', '_', '`', '\\', '#', '$' -> true;
			case '-' -> !isWordCharacter(i - 1) && i + 1 < this.text.length() && this.text.charAt(i + 1) != ' ';
			case '.' -> isPartOfName(i - 1) && isWordCharacter(i + 1);
			default -> false;
		};
	}

	private boolean isPartOfName(int i) {
		return isWordCharacter(i) || (i >= 0 && this.text.charAt(i) == '-');
	}

	private boolean isWordCharacter(int i) {
		return i >= 0 && i < this.text.length() && Character.isLetterOrDigit(this.text.charAt(i));
	}

}
