package io.tradu.engine.apertium;

/**
 * What the pipelines of one mode are doing and have done.
 *
 * @param mode the mode's name, for example {@code eng-spa}
 * @param pipelines pipelines running now
 * @param busy segments sent and not yet answered
 * @param waiting segments not yet sent
 * @param started pipelines started and found healthy, ever
 * @param recycled pipelines that served their number of segments and were replaced
 * @param retried segments sent again after a round without their answer
 * @param replaced pipelines that hung, died or answered nonsense and were destroyed
 */
public record PoolStatus(String mode, int pipelines, int busy, int waiting, long started, long recycled, long retried,
		long replaced) {
}
