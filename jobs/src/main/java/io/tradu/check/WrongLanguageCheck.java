package io.tradu.check;

import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;

import io.tradu.document.CheckRule;

/**
 * Looks for targets in another of the line's languages than the one ordered. Two
 * witnesses have to agree on that language: the small words of the text, of which it must
 * have more than of the target's, and a statistical detector, which costs a hundred times
 * more and is asked only then. {@code minimum} is how far the detector must put the
 * target's language behind, from 0 to 1 (0.01 by default, 0.1 where a single small word
 * is all the other evidence). Texts of less than five words or 25 characters are too
 * short to tell, and nothing is said where the detector does not know one of the two
 * languages (Galician, for one). An ERROR by default.
 */
class WrongLanguageCheck implements QualityCheck {

	private static final int FEWEST_WORDS = 5;

	private static final int SHORTEST = 25;

	private static final int SAMPLE = 120;

	private static final double DISTANCE = 0.01;

	private static final double DISTANCE_BESIDE_ONE_WORD = 0.1;

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
		if (!isTellable(pair)) {
			return Optional.empty();
		}
		String expected = pair.targetLanguage();
		return suspect(this.functionWords.count(pair.target().lowerCaseWords()), expected)
			.filter((suspect) -> isConfirmed(suspect, pair, rule))
			.flatMap((suspect) -> finding(rule,
					"The target is in " + nameOf(suspect.getKey()) + ", not in " + nameOf(expected) + "."));
	}

	private boolean isTellable(SegmentPair pair) {
		return this.languages.contains(pair.sourceLanguage()) && this.languages.contains(pair.targetLanguage())
				&& pair.target().language().length() >= SHORTEST && pair.target().words().size() >= FEWEST_WORDS;
	}

	private boolean isConfirmed(Entry<String, Integer> suspect, SegmentPair pair, CheckRule rule) {
		double distance = rule.minimumOr((suspect.getValue() > 1) ? DISTANCE : DISTANCE_BESIDE_ONE_WORD);
		return this.verdicts.otherThan(pair.targetLanguage(), sample(pair.target().language()), distance)
			.filter(suspect.getKey()::equals)
			.isPresent();
	}

	private static Optional<Entry<String, Integer>> suspect(Map<String, Integer> counts, String expected) {
		int words = counts.getOrDefault(expected, 0);
		return counts.entrySet().stream().filter((count) -> count.getValue() > words).max(Entry.comparingByValue());
	}

	private static String sample(String text) {
		int end = (text.length() <= SAMPLE) ? -1 : text.lastIndexOf(' ', SAMPLE);
		return (end > SHORTEST) ? text.substring(0, end) : text.substring(0, Math.min(SAMPLE, text.length()));
	}

	private static String nameOf(String language) {
		return Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
	}

}
