package io.tradu.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.tradu.document.CheckRule;
import io.tradu.document.Severity;

/**
 * Looks for source text that poses as a translation: a target with the source's own
 * words, or nearly so. Where the engine reported unknown words, or the text is longer
 * than {@code maximum} words (3 by default, 6 between close relatives), that is an ERROR
 * for every feed, because source text is never delivered as a target. A shorter text of
 * known words may well be the same in both languages, such as a city's name: a WARNING by
 * default, which a feed may raise or switch off.
 */
class UntranslatedCheck implements QualityCheck {

	private static final int LONGEST_NAME = 3;

	// "Mapa de la zona" is both Spanish and Catalan.
	private static final int LONGEST_COMMON_PHRASE = 6;

	private static final Set<String> CLOSE_RELATIVES = Set.of("an", "ast", "ca", "es", "gl", "oc", "pt");

	private static final int SHORTEST_NEAR_COPY = 6;

	private static final double NEAR_COPY = 0.9;

	@Override
	public String id() {
		return "untranslated";
	}

	@Override
	public Severity standardSeverity() {
		return Severity.WARNING;
	}

	@Override
	public boolean mandatory() {
		return true;
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		if (!pair.crossesLanguages() || !pair.source().hasLanguage() || !pair.target().hasLanguage()) {
			return Optional.empty();
		}
		List<String> source = pair.source().lowerCaseWords();
		List<String> target = pair.target().lowerCaseWords();
		if (source.equals(target)) {
			return copy(pair, rule);
		}
		boolean nearCopy = source.size() >= SHORTEST_NEAR_COPY && isLong(pair, rule) && isNear(source, target)
				&& isNear(withoutNames(pair.source()), withoutNames(pair.target()));
		return nearCopy ? finding(Severity.ERROR, "The target is nearly the source: hardly a word is translated.")
				: Optional.empty();
	}

	private Optional<Finding> copy(SegmentPair pair, CheckRule rule) {
		if (!pair.unknownWords().isEmpty() || isLong(pair, rule)) {
			return finding(Severity.ERROR, "The target is the source: nothing is translated.");
		}
		return finding(rule.severityOr(standardSeverity()), "The target is the same as the source.");
	}

	private Optional<Finding> finding(Severity severity, String detail) {
		return (severity == Severity.OFF) ? Optional.empty() : Optional.of(new Finding(id(), severity, detail));
	}

	private static boolean isLong(SegmentPair pair, CheckRule rule) {
		boolean relatives = CLOSE_RELATIVES.contains(pair.sourceLanguage())
				&& CLOSE_RELATIVES.contains(pair.targetLanguage());
		return pair.source().words().size() > rule.maximumOr(relatives ? LONGEST_COMMON_PHRASE : LONGEST_NAME);
	}

	private static boolean isNear(List<String> source, List<String> target) {
		int longer = Math.max(source.size(), target.size());
		int shorter = Math.min(source.size(), target.size());
		if (shorter < NEAR_COPY * longer) {
			return false;
		}
		return longer - Difference.between(source, target).lost().size() >= NEAR_COPY * longer;
	}

	// A list of names stays as it is in any language; what tells is the words between.
	private static List<String> withoutNames(SegmentText text) {
		return text.words().stream().filter((word) -> Character.isLowerCase(word.codePointAt(0))).toList();
	}

}
