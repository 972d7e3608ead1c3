package io.tradu.batch.history;

import java.util.Map;

/** Tells what a run is made with, so that two runs can be compared later. */
@FunctionalInterface
public interface RunFacts {

	/**
	 * Name of the fact that says which launch a run belongs to: another one for each run,
	 * and no difference between two.
	 */
	String CORRELATION = "correlation id";

	/** Name of the fact that tells the settings of one run from those of another. */
	String SETTINGS = "settings fingerprint";

	/**
	 * Returns the facts by name. Must be quick: it is asked when a run begins, and what
	 * it throws is only logged.
	 */
	Map<String, String> facts();

}
