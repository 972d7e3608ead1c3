package io.tradu.batch.history;

import java.util.Map;

/** Tells what a run is made with, so that two runs can be compared later. */
@FunctionalInterface
public interface RunFacts {

	/**
	 * Returns the facts by name. Must be quick: it is asked when a run begins, and what
	 * it throws is only logged.
	 */
	Map<String, String> facts();

}
