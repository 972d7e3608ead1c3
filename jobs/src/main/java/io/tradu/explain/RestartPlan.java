package io.tradu.explain;

import java.util.List;

import io.tradu.outlook.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a restart would do.
 *
 * @param stages each stage with what it skips and what is left
 * @param secondsLeft how long it will take; null if there is nothing to judge by
 * @param basis what the estimate is based on, in words
 */
public record RestartPlan(List<Stage> stages, @Nullable Long secondsLeft, String basis) {
}
