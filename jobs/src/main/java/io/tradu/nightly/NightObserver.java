package io.tradu.nightly;

import io.tradu.document.Night;

/** Follows a night that runs in this process. */
@FunctionalInterface
public interface NightObserver {

	/** The night was not refused and begins. */
	void begins(Night night);

	/**
	 * Something was noticed before the night begins that an operator has to know.
	 * @param sentence what it is, and what to do
	 */
	default void notices(String sentence) {
	}

}
