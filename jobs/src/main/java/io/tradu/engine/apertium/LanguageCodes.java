package io.tradu.engine.apertium;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codes that modes and packages name a language by: two letters, or three. */
final class LanguageCodes {

	private static final Map<String, String> SHORT_CODES = Stream.of(Locale.getISOLanguages())
		.collect(Collectors.toMap((code) -> Locale.forLanguageTag(code).getISO3Language(), (code) -> code,
				(first, second) -> first));

	private static final Map<String, String> LONG_CODES = SHORT_CODES.entrySet()
		.stream()
		.collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

	private LanguageCodes() {
	}

	/** Returns the code of three letters, or the given one where there is none. */
	static String threeLetters(String code) {
		return LONG_CODES.getOrDefault(code, code);
	}

	/** Returns all codes of a language, the longest first. */
	static Set<String> of(String language) {
		// No mode is named by region or script; where there are variants, the plain one
		// serves.
		String code = language.toLowerCase(Locale.ROOT).split("-")[0];
		Set<String> codes = new LinkedHashSet<>();
		codes.add(threeLetters(code));
		codes.add(code);
		codes.add(SHORT_CODES.getOrDefault(code, code));
		return codes;
	}

}
