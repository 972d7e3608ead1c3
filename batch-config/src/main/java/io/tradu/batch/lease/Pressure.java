package io.tradu.batch.lease;

import org.jspecify.annotations.Nullable;

/**
 * What a process uses of its machine. Child processes, such as engines, are not counted.
 *
 * @param heapUsed bytes of Java heap in use; null if it is not known
 * @param heapMax bytes of Java heap it may use; null if it is not known
 * @param cpu processors it kept busy since the heartbeat before: 1.5 is one and a half;
 * null if it is not known
 */
public record Pressure(@Nullable Long heapUsed, @Nullable Long heapMax, @Nullable Double cpu) {
}
