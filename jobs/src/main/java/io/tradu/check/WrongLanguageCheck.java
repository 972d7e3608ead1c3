package io.tradu.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.tradu.document.CheckRule;

/**
 * Looks for targets in another of the line's languages than the one ordered. Two
 * witnesses have to agree: the small words of the text, which settle most segments
 * cheaply, and a statistical detector, which is asked only where they do not speak for
 * the target. {@code minimum} is how far the detector must put the target's language
 * behind the one it recognises, from 0 to 1 (0.05 by default). Texts of less than five
 * words or 25 characters are too short to tell, and nothing is said where the detector
 * does not know one of the two languages (Galician, for one). An ERROR by default.
 */
class WrongLanguageCheck implements QualityCheck {

	private static final int FEWEST_WORDS = 5;

	private static final int SHORTEST = 25;

	private static final int SAMPLE = 120;

	private static final int FEWEST_WITNESSES = 2;

	private static final double DISTANCE = 0.05;

	private final FunctionWords functionWords;

	private final LanguageVerdicts verdicts;

	private final Set<String> languages;

	WrongLanguageCheck(Set<String> languages) {
		this.verdicts = new LanguageVerdicts(languages);
		this.languages = this.verdicts.languages();
		this.functionWords = new FunctionWords(this.languages);
	}

	@Override
	public String id() {
		return "wrong-language";
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		if (!isTellable(pair) || !isSuspect(pair.target().lowerCaseWords(), pair.targetLanguage())) {
			return Optional.empty();
		}
		return this.verdicts
			.otherThan(pair.targetLanguage(), sample(pair.target().language()), rule.minimumOr(DISTANCE))
			.flatMap((language) -> finding(rule,
					"The target is in " + nameOf(language) + ", not in " + nameOf(pair.targetLanguage()) + "."));
	}

	private boolean isTellable(SegmentPair pair) {
		return this.languages.contains(pair.sourceLanguage()) && this.languages.contains(pair.targetLanguage())
				&& pair.target().language().length() >= SHORTEST && pair.target().words().size() >= FEWEST_WORDS;
	}

	private boolean isSuspect(List<String> words, String language) {
		Map<String, Integer> counts = this.functionWords.count(words);
		int expected = counts.getOrDefault(language, 0);
		int other = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
		if (other == expected) {
			// Also where there is none: silence is evidence only in a listed language.
			return expected == 0 && !this.functionWords.know(language);
		}
		return other >= FEWEST_WITNESSES;
	}

	private static String sample(String text) {
		int end = (text.length() <= SAMPLE) ? -1 : text.lastIndexOf(' ', SAMPLE);
		return (end > SHORTEST) ? text.substring(0, end) : text.substring(0, Math.min(SAMPLE, text.length()));
	}

	private static String nameOf(String language) {
		return Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
	}

}
