package io.tradu.check;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Asks the statistical detector which of the line's languages a text is in. The models of
 * these languages only, in their small form, are loaded at the first question: a night
 * without a doubtful target never pays for them.
 */
final class LanguageVerdicts {

	private final Map<Language, String> codes = new EnumMap<>(Language.class);

	private volatile @Nullable LanguageDetector detector;

	LanguageVerdicts(Set<String> languages) {
		for (String language : languages) {
			String code = Languages.primary(language);
			isoCode(code).ifPresent((iso) -> this.codes.put(Language.getByIsoCode639_1(iso), code));
		}
	}

	/** Returns the line's languages that the detector knows. */
	Set<String> languages() {
		return new TreeSet<>(this.codes.values());
	}

	/**
	 * Returns the language a text is in, nothing if it is the expected one or hardly less
	 * likely.
	 * @param distance how far the expected language has to be behind, from 0 to 1
	 */
	Optional<String> otherThan(String expected, String text, double distance) {
		SortedMap<Language, Double> confidence = detector().computeLanguageConfidenceValues(text);
		if (confidence.isEmpty()) {
			return Optional.empty();
		}
		Language likeliest = confidence.firstKey();
		double behind = confidence.entrySet()
			.stream()
			.filter((entry) -> expected.equals(this.codes.get(entry.getKey())))
			.mapToDouble((entry) -> 1 - entry.getValue() / confidence.get(likeliest))
			.findFirst()
			.orElse(1);
		return (behind >= distance) ? Optional.ofNullable(this.codes.get(likeliest)) : Optional.empty();
	}

	private LanguageDetector detector() {
		LanguageDetector loaded = this.detector;
		return (loaded != null) ? loaded : load();
	}

	private synchronized LanguageDetector load() {
		LanguageDetector loaded = this.detector;
		if (loaded == null) {
			loaded = LanguageDetectorBuilder.fromLanguages(this.codes.keySet().toArray(Language[]::new))
				.withLowAccuracyMode()
				.build();
			this.detector = loaded;
		}
		return loaded;
	}

	private static Optional<IsoCode639_1> isoCode(String code) {
		String name = code.toUpperCase(Locale.ROOT);
		return Arrays.stream(IsoCode639_1.values()).filter((iso) -> iso.name().equals(name)).findFirst();
	}

}
