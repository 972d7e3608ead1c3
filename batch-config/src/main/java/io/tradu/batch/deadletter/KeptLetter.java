package io.tradu.batch.deadletter;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A dead letter as it is kept.
 *
 * @param id its number
 * @param letter what is known of the item
 * @param state what has become of it
 * @param run the job execution that gave the item up, if one did
 * @param createdAt when
 * @param resolvedAt when it was replayed or discarded; null while it is open
 */
public record KeptLetter(long id, DeadLetter letter, LetterState state, @Nullable Long run, Instant createdAt,
		@Nullable Instant resolvedAt) {

	public boolean isOpen() {
		return this.state == LetterState.OPEN;
	}

	/** Returns the letter as people write it, {@code dead letter 5}. */
	public String label() {
		return "dead letter " + this.id;
	}

}
