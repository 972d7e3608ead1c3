package io.tradu.check;

import java.util.Optional;

import io.tradu.document.CheckRule;

/**
 * Looks for targets that are patchwork: the share of words that the engine did not know
 * is above {@code maximum} (0.34 by default) and there are two of them at least; a lone
 * unknown word that is the whole segment is untranslated. A capitalised word inside a
 * sentence is probably a name, which is right as it stands, and counts half. An ERROR by
 * default.
 */
class UnknownWordsCheck implements QualityCheck {

	private static final double GREATEST_SHARE = 0.34;

	private static final double NAME = 0.5;

	@Override
	public String id() {
		return "unknown-words";
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		int words = pair.source().words().size();
		if (pair.unknownWords().size() < 2 || words == 0) {
			return Optional.empty();
		}
		String source = pair.source().language();
		double unknown = pair.unknownWords().stream().mapToDouble((word) -> weight(word, source)).sum();
		return (unknown / words > rule.maximumOr(GREATEST_SHARE)) ? finding(rule, "The engine did not know "
				+ pair.unknownWords().size() + " of " + words + " words: " + Quotation.of(pair.unknownWords()) + ".")
				: Optional.empty();
	}

	private static double weight(String word, String source) {
		boolean capitalised = !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
		return (capitalised && !startsSentence(word, source)) ? NAME : 1;
	}

	private static boolean startsSentence(String word, String source) {
		int before = source.indexOf(word) - 1;
		while (before >= 0 && !Character.isLetterOrDigit(source.charAt(before))
				&& ".!?:\n".indexOf(source.charAt(before)) < 0) {
			before--;
		}
		// Not in the source: a pivot's word, or the source begins with it.
		return before < 0 || !Character.isLetterOrDigit(source.charAt(before));
	}

}
