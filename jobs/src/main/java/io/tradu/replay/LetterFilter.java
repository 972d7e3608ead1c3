package io.tradu.replay;

import java.time.LocalDate;

import io.tradu.batch.deadletter.LetterState;
import io.tradu.batch.failure.FailureCategory;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are wanted. What is left out does not matter.
 *
 * @param businessDate date of the night
 * @param feed name of the feed
 * @param rule the rule or check that was broken
 * @param category why, in the one classification
 * @param state what has become of the letter
 * @param kind document, block or row
 */
public record LetterFilter(@Nullable LocalDate businessDate, @Nullable String feed, @Nullable String rule,
		@Nullable FailureCategory category, @Nullable LetterState state, @Nullable String kind) {

	/** Returns the open letters for some of these. */
	public static LetterFilter open(@Nullable LocalDate businessDate, @Nullable String feed, @Nullable String rule,
			@Nullable FailureCategory category) {
		return new LetterFilter(businessDate, feed, rule, category, LetterState.OPEN, null);
	}

}
