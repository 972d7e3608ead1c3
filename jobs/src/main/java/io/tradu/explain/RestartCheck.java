package io.tradu.explain;

import java.time.Duration;
import java.util.List;

import io.tradu.explain.Explanation.Obstacle;
import io.tradu.nightly.RunList.Run;

/** Finds what would keep a run from being restarted. Every bean of this type is asked. */
@FunctionalInterface
interface RestartCheck {

	/**
	 * Returns what keeps a run from being restarted now.
	 * @param patience how long the check may read files
	 */
	List<Obstacle> of(Run run, Duration patience);

}
