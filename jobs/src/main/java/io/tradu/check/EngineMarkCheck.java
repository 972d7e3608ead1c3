package io.tradu.check;

import java.util.Optional;

import io.tradu.document.CheckRule;

/**
 * Looks for the marks that an engine sets before a word it could not handle
 * ({@code *word}, {@code #word}, {@code @word}), more of them than the source has of its
 * own. An ERROR by default, without limits.
 */
class EngineMarkCheck implements QualityCheck {

	private static final String MARKS = "*#@";

	@Override
	public String id() {
		return "engine-mark";
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		for (int i = 0; i < MARKS.length(); i++) {
			char mark = MARKS.charAt(i);
			if (count(mark, pair.target().text()) > count(mark, pair.source().text())) {
				return finding(rule, "The target holds the engine's mark '" + mark + "' before a word.");
			}
		}
		return Optional.empty();
	}

	private static int count(char mark, String text) {
		int count = 0;
		for (int i = text.indexOf(mark); i >= 0; i = text.indexOf(mark, i + 1)) {
			boolean begins = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
			if (begins && i + 1 < text.length() && Character.isLetter(text.codePointAt(i + 1))) {
				count++;
			}
		}
		return count;
	}

}
