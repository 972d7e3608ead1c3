package io.tradu.explain;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a restart would do.
 *
 * @param stages each stage with what it skips and what is left
 * @param secondsLeft how long it will take; null if there is nothing to judge by
 * @param basis what the estimate is based on, in words
 */
public record RestartPlan(List<Stage> stages, @Nullable Long secondsLeft, String basis) {

	/**
	 * One stage.
	 *
	 * @param step name of its step
	 * @param unit what it counts, one of them
	 * @param done how much is done, and will be skipped
	 * @param left how much is left
	 * @param again how much of what is left had been begun and is done anew
	 */
	public record Stage(String step, String unit, long done, long left, long again) {
	}

}
