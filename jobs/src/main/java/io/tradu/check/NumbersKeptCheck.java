package io.tradu.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.tradu.document.CheckRule;

/**
 * Looks for numbers that were lost, added or changed. Notation is free: 1,000.50 is
 * 1.000,50, 1st is 1.º, and the 19th century is the siglo XIX; other words for numbers
 * are not considered. An ERROR by default, without limits.
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
		if (isNotation(difference) || isNotation(withoutRoman(difference, pair))) {
			return Optional.empty();
		}
		return finding(rule, difference.describe("number"));
	}

	// 10.30 is 10:30 and 1 000 is 1.000, which only the other side can tell.
	private static boolean isNotation(Difference difference) {
		return difference.isEmpty() || Numerals.digits(difference.lost()).equals(Numerals.digits(difference.added()))
				|| Numerals.regrouped(difference.lost()).equals(Numerals.regrouped(difference.added()));
	}

	// The 19th century is the siglo XIX.
	private static Difference withoutRoman(Difference difference, SegmentPair pair) {
		Difference words = Difference.between(pair.source().words(), pair.target().words());
		return new Difference(withoutRoman(difference.lost(), Set.copyOf(words.added())),
				withoutRoman(difference.added(), Set.copyOf(words.lost())));
	}

	private static List<String> withoutRoman(List<String> numbers, Set<String> words) {
		return numbers.stream().filter((number) -> !words.contains(Numerals.roman(number))).toList();
	}

}
