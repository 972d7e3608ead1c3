package io.tradu.check;

import java.util.Optional;

import io.tradu.document.CheckRule;

/**
 * Looks for a target in which nothing is left of a source that says something. An ERROR
 * by default, without limits.
 */
class TargetEmptyCheck implements QualityCheck {

	@Override
	public String id() {
		return "target-empty";
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		boolean lost = pair.source().hasLanguage() ? !saysSomething(pair.target().language())
				: pair.target().text().isBlank() && !pair.source().text().isBlank();
		return lost ? finding(rule, "The target is empty although the source is not.") : Optional.empty();
	}

	// A digit says something: "two" may become "2".
	private static boolean saysSomething(String text) {
		return text.codePoints().anyMatch(Character::isLetterOrDigit);
	}

}
