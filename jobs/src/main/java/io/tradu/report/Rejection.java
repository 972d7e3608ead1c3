package io.tradu.report;

import java.util.List;

/**
 * Dead letters of one reason.
 *
 * @param kind what was given up: row, block or document
 * @param reason the rule or check it broke
 * @param category why, in the one classification
 * @param letters how many there are
 * @param open how many of them wait for somebody
 * @param replayed how many went through after all
 * @param discarded how many stay out, as a person has decided
 * @param examples the numbers of some, open ones if there are any
 * @param command lists the open ones
 */
public record Rejection(String kind, String reason, String category, long letters, long open, long replayed,
		long discarded, List<Long> examples, String command) {
}
