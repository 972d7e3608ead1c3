package io.tradu.nightly;

import java.util.List;

import io.tradu.batch.recovery.Change;

/**
 * A run that was put right.
 *
 * @param id its number
 * @param changes what was changed
 */
public record RecoveredRun(long id, List<Change> changes) {
}
