package io.tradu.report;

import java.util.Map;

/**
 * Writes what others have named, such as files, as text that a page shows and never
 * obeys.
 */
final class Markup {

	private static final Map<Character, String> ENTITIES = Map.of('<', "&lt;", '>', "&gt;", '&', "&amp;", '"', "&quot;",
			'\'', "&#39;", '`', "&#96;");

	private Markup() {
	}

	/**
	 * Returns a text for an element or an attribute. What XML cannot hold is replaced.
	 */
	static String escaped(String text) {
		StringBuilder escaped = new StringBuilder(text.length());
		text.codePoints().forEach((point) -> {
			String entity = (point < Character.MAX_VALUE) ? ENTITIES.get((char) point) : null;
			if (entity != null) {
				escaped.append(entity);
			}
			else {
				escaped.appendCodePoint(isCharacter(point) ? point : '\uFFFD');
			}
		});
		return escaped.toString();
	}

	private static boolean isCharacter(int point) {
		boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
		boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
		return !control && !surrogate && point != 0xFFFE && point != 0xFFFF;
	}

}
