package io.tradu.engine.apertium;

/** Gives a translation the source's own way of writing apostrophes and first letters. */
final class Typography {

	private static final char TYPOGRAPHIC = '\u2019';

	private Typography() {
	}

	static void restore(String source, StringBuilder target) {
		if (target.length() == 0 || source.isEmpty()) {
			return;
		}
		restoreApostrophes(source, target);
		restoreFirstLetter(source, target);
	}

	private static void restoreApostrophes(String source, StringBuilder target) {
		if (source.indexOf(TYPOGRAPHIC) < 0) {
			return;
		}
		// Where the source has straight ones too, only those inside a word are sure to be
		// apostrophes.
		boolean everywhere = source.indexOf('\'') < 0;
		for (int i = 1; i < target.length(); i++) {
			if (target.charAt(i) == '\'' && Character.isLetter(target.charAt(i - 1))
					&& (everywhere || (i + 1 < target.length() && Character.isLetter(target.charAt(i + 1))))) {
				target.setCharAt(i, TYPOGRAPHIC);
			}
		}
	}

	// The engine begins every message as if it were a sentence. A word that the source
	// writes with a capital, an abbreviation, and the English I keep theirs.
	private static void restoreFirstLetter(String source, StringBuilder target) {
		if (!Character.isLowerCase(source.charAt(0)) || !Character.isUpperCase(target.charAt(0))) {
			return;
		}
		if (target.charAt(0) == 'I' && (target.length() == 1 || !Character.isLetter(target.charAt(1)))) {
			return;
		}
		int end = 1;
		while (end < target.length() && Character.isLetterOrDigit(target.charAt(end))) {
			if (Character.isUpperCase(target.charAt(end))) {
				return;
			}
			end++;
		}
		if (!source.contains(target.substring(0, end)) || end == 1) {
			target.setCharAt(0, Character.toLowerCase(target.charAt(0)));
		}
	}

}
