package io.tradu.batch.broker;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message that nobody could make anything of.
 *
 * @param id what it is known by here: {@code m-} and a part of a hash over all of it
 * @param at when it was sent; null if whoever sent it did not say
 * @param reason why it was given up, in words
 * @param content its text
 */
public record PoisonedMessage(String id, @Nullable Instant at, String reason, String content) {

	/** What the id of a message begins with. */
	public static final String ID = "m-";

}
