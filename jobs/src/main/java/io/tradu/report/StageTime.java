package io.tradu.report;

/**
 * How long a stage has worked, over all runs of a night.
 *
 * @param step name of its step
 * @param seconds how long
 */
public record StageTime(String step, double seconds) {
}
