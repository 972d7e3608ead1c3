package io.tradu.engine;

import java.util.List;
import java.util.Map;

/** Something that translates. Safe for use by several threads at once. */
public interface TranslationEngine {

	/** Returns the name that routes call this engine by, for example {@code apertium}. */
	String name();

	/**
	 * Translates all texts of a block along a route, with as many in flight as the engine
	 * can take. No message of what it throws may carry any of the texts: it is logged.
	 * @param route the way through this engine
	 * @param texts plain segments as the customer wrote them, tags and placeholders
	 * included
	 * @return one answer for each text, in the same order
	 * @throws io.tradu.batch.failure.TransientFailure if the engine broke and its retries
	 * are used up
	 * @throws io.tradu.batch.failure.StoppingFailure if the engine cannot work at all,
	 * for example because it is not installed; the message says what to do
	 */
	List<Translation> translate(Route route, List<String> texts);

	/**
	 * Makes sure that the route can be served before work is sent along it.
	 * @throws io.tradu.batch.failure.StoppingFailure if it cannot; the message says what
	 * to install
	 */
	void verify(Route route);

	/**
	 * Makes sure that the engine translates along a route, by sentences whose
	 * translations it knows. An engine that knows none has nothing to prove.
	 * @throws io.tradu.batch.failure.StoppingFailure if it does not; the message says
	 * what was seen
	 */
	default void prove(Route route) {
	}

	/**
	 * Returns the versions of what the engine is made of, by name, as far as they can be
	 * found out in a moment. None where there are none beside the software's own.
	 */
	default Map<String, String> versions() {
		return Map.of();
	}

	/** Tells whether this engine could serve the route if all it needs were installed. */
	boolean knows(Route route);

}
