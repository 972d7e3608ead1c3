package io.tradu.batch.launch;

import java.time.Instant;

/**
 * Somebody wants a running job to stop.
 *
 * @param executionId its execution
 * @param at when it was asked for
 * @param by by whom
 * @param reason why
 */
public record StopRequest(long executionId, Instant at, String by, String reason) {
}
