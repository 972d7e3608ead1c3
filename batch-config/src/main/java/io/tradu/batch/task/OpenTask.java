package io.tradu.batch.task;

import java.time.Instant;

import io.tradu.batch.lease.Instance;
import org.jspecify.annotations.Nullable;

/**
 * A task execution that has not ended.
 *
 * @param id its number
 * @param began when a process took it up; null if none has
 * @param updated when its row was written last
 * @param process the process that took it up; null if none has, or none of this line
 */
record OpenTask(long id, @Nullable Instant began, @Nullable Instant updated, @Nullable Instance process) {
}
