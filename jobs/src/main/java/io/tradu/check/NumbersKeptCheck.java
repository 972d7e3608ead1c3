package io.tradu.check;

import java.util.Optional;

import io.tradu.document.CheckRule;

/**
 * Looks for numbers that were lost, added or changed. Notation is free: 1,000.50 is
 * 1.000,50, and 1st is 1.º; words for numbers are not considered. An ERROR by default,
 * without limits.
 */
class NumbersKeptCheck implements QualityCheck {

	@Override
	public String id() {
		return "number-lost";
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		Difference difference = Difference.between(Numerals.canonical(pair.source().numbers()),
				Numerals.canonical(pair.target().numbers()));
		return isNotation(difference) ? Optional.empty() : finding(rule, difference.describe("number"));
	}

	// 10.30 is 10:30 and 1 000 is 1.000, which only the other side can tell.
	private static boolean isNotation(Difference difference) {
		return difference.isEmpty() || Numerals.digits(difference.lost()).equals(Numerals.digits(difference.added()))
				|| Numerals.regrouped(difference.lost()).equals(Numerals.regrouped(difference.added()));
	}

}
