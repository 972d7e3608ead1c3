package io.tradu.check;

import java.util.Locale;

/** The part of a BCP 47 code that names the language. */
final class Languages {

	private Languages() {
	}

	static String primary(String code) {
		int end = code.indexOf('-');
		return ((end < 0) ? code : code.substring(0, end)).toLowerCase(Locale.ROOT);
	}

}
