package io.tradu.batch.schedule;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a clock knows of a schedule beside its settings.
 *
 * @param name its name
 * @param settings its settings when a clock saw them last
 * @param since what was due before is not looked for
 * @param pause who has paused it, and why; null if it is not paused
 */
public record ScheduleState(String name, String settings, Instant since, @Nullable Pause pause) {

	/**
	 * A pause.
	 *
	 * @param at since when
	 * @param by who has paused it
	 * @param reason why
	 */
	public record Pause(Instant at, String by, String reason) {
	}

}
