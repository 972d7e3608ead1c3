package io.tradu.outlook;

/**
 * How far one stage is.
 *
 * @param step name of its step
 * @param unit what it counts, one of them
 * @param done how much is done
 * @param left how much is left, of what is known to come
 * @param again how much of what is left had been begun and is done anew by a restart
 * @param work how much of what its time is spent on is done: bytes or rows
 * @param workLeft how much of that is left, estimated where it is not known yet
 */
public record Stage(String step, String unit, long done, long left, long again, long work, long workLeft) {
}
