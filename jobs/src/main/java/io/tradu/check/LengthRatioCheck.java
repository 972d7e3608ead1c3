package io.tradu.check;

import java.util.Locale;
import java.util.Optional;

import io.tradu.document.CheckRule;

/**
 * Looks for targets that are far too short or too long for their source: less than
 * {@code minimum} times (0.4 by default) or more than {@code maximum} times (2.5) as
 * long, counted in characters outside the parts that are not language. Sources of less
 * than 20 characters are too short to tell. An ERROR by default.
 */
class LengthRatioCheck implements QualityCheck {

	private static final int SHORTEST = 20;

	private static final double LEAST = 0.4;

	private static final double MOST = 2.5;

	@Override
	public String id() {
		return "length-ratio";
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		int source = length(pair.source());
		int target = length(pair.target());
		if (source < SHORTEST || target == 0) {
			return Optional.empty();
		}
		double ratio = (double) target / source;
		if (ratio >= rule.minimumOr(LEAST) && ratio <= rule.maximumOr(MOST)) {
			return Optional.empty();
		}
		return finding(rule, String.format(Locale.ROOT, "The target is %.2f times as long as the source.", ratio));
	}

	private static int length(SegmentText text) {
		String language = text.language().strip();
		return language.codePointCount(0, language.length());
	}

}
