package io.tradu.batch.health;

import java.util.List;

import org.springframework.boot.health.contributor.Status;

/** How bad it is. */
public final class Severity {

	/**
	 * Works, but not as it should: somebody has to look, and nobody needs to act this
	 * minute.
	 */
	public static final Status DEGRADED = new Status("DEGRADED");

	private static final List<Status> WORST_FIRST = List.of(Status.DOWN, Status.OUT_OF_SERVICE, DEGRADED,
			Status.UNKNOWN);

	private Severity() {
	}

	/** Returns the worst of some statuses; up where there is none. */
	public static Status worst(List<Status> statuses) {
		return WORST_FIRST.stream().filter(statuses::contains).findFirst().orElse(Status.UP);
	}

	/**
	 * Returns what a figure means that is better the lower it is.
	 * @param degraded the first figure that is too high
	 * @param down the first figure that is far too high
	 */
	public static Status ofHigh(double figure, double degraded, double down) {
		return (figure >= down) ? Status.DOWN : ((figure >= degraded) ? DEGRADED : Status.UP);
	}

}
