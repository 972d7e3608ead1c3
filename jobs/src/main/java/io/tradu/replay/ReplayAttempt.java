package io.tradu.replay;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One replay of a dead letter.
 *
 * @param replay the replay's number
 * @param at when it was asked for
 * @param actor who asked
 * @param reason why
 * @param route the one route it was sent along; null for those of the feed
 * @param edits what was put in place of what stands in the document, for this replay
 * alone
 * @param state what came of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayAttempt(long replay, Instant at, String actor, String reason, @Nullable String route, Edits edits,
		ItemState state) {
}
