package io.tradu.nightly;

/**
 * How far a night has come.
 *
 * @param step name of the step it is in; empty before the first
 * @param unit what the step counts
 * @param done how much of it is done
 * @param total how much there is, as far as is known
 * @param documents documents received so far
 */
public record Progress(String step, String unit, long done, long total, long documents) {
}
