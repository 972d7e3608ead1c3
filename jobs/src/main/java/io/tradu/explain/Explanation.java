package io.tradu.explain;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tradu.command.Action;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run.
 *
 * @param run its number
 * @param subject what ran: a night or a replay
 * @param status what Spring Batch says of it
 * @param state the same, but {@code DEAD} if it has not ended and its process is dead,
 * and {@code PURGED} if its night was purged
 * @param correlation what its launch is known by in the log; null if that is not known
 * @param settings the fingerprint of the settings it ran with; null if that is not known
 * @param changedSettings what of the settings was not as it was in the run before
 * @param cause why it is no further
 * @param log lines of the log around the end, oldest first
 * @param restart what a restart would skip and redo; null if there is nothing to restart
 * @param obstacles why a restart would not succeed now; empty if nothing is known
 * @param lastGood the number of the last run of its kind, night or replay, that completed
 * before it; null if none has
 * @param differences what is different from that run
 * @param actions what to type
 */
public record Explanation(long run, String subject, String status, String state, @Nullable String correlation,
		@Nullable String settings, List<String> changedSettings, Cause cause, List<String> log,
		@Nullable RestartPlan restart, List<Obstacle> obstacles, @Nullable Long lastGood, List<Difference> differences,
		List<Action> actions) {

	/** Returns the lines to type, without what they do. */
	@JsonProperty
	public List<String> commands() {
		return this.actions.stream().map(Action::command).toList();
	}

	/**
	 * Something that keeps a restart from succeeding.
	 *
	 * @param rule what it is, as a stable identifier
	 * @param sentence what it is, and what to do about it
	 */
	public record Obstacle(String rule, String sentence) {
	}

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
	 * @param then how it was in the last good run
	 * @param now how it is in this run
	 */
	public record Difference(String what, String then, String now) {
	}

}
