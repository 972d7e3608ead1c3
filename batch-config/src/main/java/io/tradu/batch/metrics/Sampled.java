package io.tradu.batch.metrics;

/**
 * Reads values for meters from where they stand, now and then and once more when the
 * process ends.
 */
public interface Sampled {

	/** Reads the values. */
	void sample();

	/**
	 * Forgets the values: they could not be read, and old ones would pass for present
	 * ones.
	 */
	default void forget() {
	}

}
