package io.tradu.explain;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tradu.command.Action;
import org.jspecify.annotations.Nullable;

/**
 * A run that is neither complete nor abandoned, and that no process works on.
 *
 * @param run its number
 * @param subject what ran: a night or a replay
 * @param state what Spring Batch says of it, or {@code DEAD} if its process died
 * @param started when it began; null if it never did
 * @param ended when it ended; null if its process died
 * @param why why it is no further, in one sentence
 * @param actions what to type
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnfinishedRun(long run, String subject, String state, @Nullable Instant started, @Nullable Instant ended,
		String why, List<Action> actions) {

	/** Returns the same as a sentence, without what to type. */
	public String sentence() {
		return this.subject + " is unfinished: run " + this.run + " is " + this.state + ", " + this.why;
	}

}
