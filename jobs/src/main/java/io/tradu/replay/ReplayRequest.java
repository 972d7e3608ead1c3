package io.tradu.replay;

import io.tradu.engine.Route;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants of dead letters that are sent on their way again.
 *
 * @param actor who
 * @param reason why
 * @param route the one route to take; null for those of the feed
 * @param edits what is put in place of what stands in the document
 */
public record ReplayRequest(String actor, String reason, @Nullable Route route, Edits edits) {
}
