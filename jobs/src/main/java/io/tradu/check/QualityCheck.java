package io.tradu.check;

import java.util.Optional;

import io.tradu.document.CheckRule;
import io.tradu.document.Severity;

/**
 * One question asked of every segment. Implementations keep no state between segments.
 */
interface QualityCheck {

	/** Returns the name that feeds and findings call this check by. */
	String id();

	/** Returns what a finding means where the feed says nothing else. */
	default Severity standardSeverity() {
		return Severity.ERROR;
	}

	/** Tells whether the check runs even where a feed switches it off. */
	default boolean mandatory() {
		return false;
	}

	Optional<Finding> inspect(SegmentPair pair, CheckRule rule);

	/** Returns a finding as severe as the feed wants it. */
	default Optional<Finding> finding(CheckRule rule, String detail) {
		Severity severity = mandatory() ? standardSeverity() : rule.severityOr(standardSeverity());
		return Optional.of(new Finding(id(), severity, detail));
	}

}
