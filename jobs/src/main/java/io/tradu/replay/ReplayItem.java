package io.tradu.replay;

import io.tradu.engine.Route;
import org.jspecify.annotations.Nullable;

/**
 * A letter in a replay.
 *
 * @param replay the replay's number
 * @param letter the letter
 * @param state how far it has come
 * @param route the one route to take; null for those of the feed
 * @param edits what is put in place of what stands in the document
 */
public record ReplayItem(long replay, Letter letter, ItemState state, @Nullable Route route, Edits edits) {
}
