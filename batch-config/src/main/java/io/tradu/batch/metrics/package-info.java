/**
 * What any job measures, and how it is delivered.
 * <p>
 * All meters carry {@code environment} and {@code instance}: the machine and what the
 * process does there, {@code host:line} or {@code host:serve}, so that the next night's
 * process goes on with the same series. No tag has more values than
 * {@code tradu.metrics.max-tag-values}; what comes later counts as {@code other}.
 * Measured here:
 * <ul>
 * <li>{@code tradu.step} (timer; step, status): how long a step took</li>
 * <li>{@code tradu.step.items} (counter; step, kind = read, written, skipped,
 * rolled-back)</li>
 * <li>{@code tradu.failures} (counter; step, category): failures that ended a step</li>
 * <li>{@code tradu.retries} (counter; step, category): items tried again</li>
 * <li>{@code tradu.dead.letters.added} (counter; kind, category)</li>
 * <li>{@code tradu.dead.letters} (gauge; category): those that are open</li>
 * <li>{@code tradu.error.ratio} (gauge, 0 to 1; category): share of the items handled
 * since the last reading that failed</li>
 * <li>{@code tradu.nights.given.up} (counter): nights that the watch leaves to a
 * person</li>
 * <li>{@code tradu.sample.failures} (counter): readings of the database that failed; what
 * could not be read is left out</li>
 * <li>{@code tradu.runs} (counter; job, status): runs that ended</li>
 * <li>{@code tradu.heartbeat.age}, {@code tradu.lease.age} (gauges, seconds): since the
 * last sign of life of the process that holds the line; since it took it</li>
 * </ul>
 */
@NullMarked
package io.tradu.batch.metrics;

import org.jspecify.annotations.NullMarked;
