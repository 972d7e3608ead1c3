package io.tradu.batch.history;

import java.time.Instant;

import io.tradu.batch.failure.FailureCategory;
import org.jspecify.annotations.Nullable;

/**
 * Why a run failed.
 *
 * @param at when
 * @param step the step; null if none had begun
 * @param item the item it happened on, for example {@code block 17}; null if none is to
 * blame
 * @param category the one classification
 * @param sentence the first cause
 * @param fingerprint tells defects apart
 */
public record RunFailure(Instant at, @Nullable String step, @Nullable String item, FailureCategory category,
		String sentence, String fingerprint) {
}
