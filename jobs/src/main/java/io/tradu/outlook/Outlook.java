package io.tradu.outlook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a night stands.
 *
 * @param stages its stages in the order of the line
 * @param progress the share of its time that has passed, from 0 to 1; 1 once it is
 * finished
 * @param left how long it will still work; null if there is nothing to judge by
 * @param end when it will have finished if it works from now on; null if that cannot be
 * said
 * @param deadline when it has to have finished
 * @param basis what the estimate is based on, in words
 */
public record Outlook(List<Stage> stages, double progress, @Nullable Duration left, @Nullable Instant end,
		Instant deadline, String basis) {

	/**
	 * Returns the time between the predicted end and the deadline, negative if it comes
	 * too late; null if no end can be said.
	 */
	public @Nullable Duration margin() {
		return (this.end != null) ? Duration.between(this.end, this.deadline) : null;
	}

}
