package io.tradu.batch.preflight;

import java.util.List;

/** Checks one part of the surroundings of a job. */
public interface PreflightCheck {

	/** Returns the stable identifier of the check, for example {@code disk-space}. */
	String id();

	/**
	 * Returns whether the check is run before each job. One that is not is run when an
	 * operator asks.
	 */
	default boolean runsBeforeJobs() {
		return true;
	}

	/**
	 * Looks, and returns what is wrong. Leaves nothing behind.
	 * @return nothing if all is well
	 * @throws Exception if it cannot look, which counts as a failure
	 */
	List<PreflightFinding> findings() throws Exception;

}
