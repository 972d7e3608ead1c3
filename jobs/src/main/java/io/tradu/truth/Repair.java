package io.tradu.truth;

import java.io.IOException;
import java.util.Optional;

/**
 * Mends a disagreement. Runs in a transaction of its own, in a process that holds the
 * lease on the line.
 */
@FunctionalInterface
public interface Repair {

	/**
	 * Mends it.
	 * @param reason why, in the words of the person who asked for it
	 * @return what was done; empty if nothing had to be any more, or could be yet
	 */
	Optional<String> mend(String reason) throws IOException;

}
