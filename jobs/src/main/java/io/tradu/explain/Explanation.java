package io.tradu.explain;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a run.
 *
 * @param run its number
 * @param subject what ran: a night or a replay
 * @param status what Spring Batch says of it
 * @param correlation what its launch is known by in the log; null if nobody remembers
 * @param settings the fingerprint of the settings it ran with; null if nobody remembers
 * @param changedSettings what of the settings was not as it was in the run before
 * @param cause why it is no further
 * @param log lines of the log around the end, oldest first
 * @param restart what a restart would skip and redo; null if there is nothing to restart
 * @param lastGood the number of the last night that completed before it; null if none has
 * @param differences what is different from that night
 * @param commands what to type, with what it does
 */
public record Explanation(long run, String subject, String status, @Nullable String correlation,
		@Nullable String settings, List<String> changedSettings, Cause cause, List<String> log,
		@Nullable RestartPlan restart, @Nullable Long lastGood, List<Difference> differences, List<String> commands) {

	/**
	 * Why a run is no further.
	 *
	 * @param sentence the first cause in one sentence
	 * @param at when; null if nothing has happened
	 * @param step the step; null if none is to be named
	 * @param item the item it happened on; null if none is to blame
	 * @param category the one classification of failures; null if nothing has failed
	 * @param fingerprint tells defects apart; null if nothing has failed
	 */
	public record Cause(String sentence, @Nullable Instant at, @Nullable String step, @Nullable String item,
			@Nullable String category, @Nullable String fingerprint) {

		static Cause of(String sentence, @Nullable Instant at) {
			return new Cause(sentence, at, null, null, null, null);
		}

	}

	/**
	 * Something that is not as it was.
	 *
	 * @param what its name
	 * @param then how it was in the last good night
	 * @param now how it is in this run
	 */
	public record Difference(String what, String then, String now) {
	}

}
