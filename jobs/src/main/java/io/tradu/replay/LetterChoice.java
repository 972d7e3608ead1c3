package io.tradu.replay;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which dead letters a person means: by number, or all open ones that a filter lets
 * through.
 *
 * @param ids their numbers; empty if a filter says
 * @param filter the filter; null if the numbers say
 */
public record LetterChoice(List<Long> ids, @Nullable LetterFilter filter) {

	public static LetterChoice of(List<Long> ids) {
		return new LetterChoice(List.copyOf(ids), null);
	}

	public static LetterChoice of(LetterFilter filter) {
		return new LetterChoice(List.of(), filter);
	}

}
