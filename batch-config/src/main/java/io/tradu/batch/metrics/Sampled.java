package io.tradu.batch.metrics;

/**
 * Reads values for meters from the database, now and then and once more when the process
 * ends. A reading that fails is left out.
 */
@FunctionalInterface
public interface Sampled {

	void sample();

}
