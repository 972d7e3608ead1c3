package io.tradu.status;

import java.time.Duration;
import java.util.List;

import io.tradu.explain.UnfinishedRun;
import io.tradu.explain.UnfinishedRuns;

import org.springframework.stereotype.Component;

/**
 * Keeps the unfinished runs for a while: whoever follows a night looks every second, and
 * they do not change that often.
 */
@Component
class RecentlyUnfinished {

	private static final Duration KEPT = Duration.ofSeconds(10);

	private final UnfinishedRuns runs;

	private List<UnfinishedRun> found = List.of();

	private long foundAt = System.nanoTime() - KEPT.toNanos();

	RecentlyUnfinished(UnfinishedRuns runs) {
		this.runs = runs;
	}

	/**
	 * Returns the unfinished runs.
	 * @param now whether those of a moment ago will not do
	 */
	synchronized List<UnfinishedRun> find(boolean now) {
		if (now || System.nanoTime() - this.foundAt >= KEPT.toNanos()) {
			this.found = this.runs.find();
			this.foundAt = System.nanoTime();
		}
		return this.found;
	}

}
