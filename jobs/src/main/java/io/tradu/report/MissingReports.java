package io.tradu.report;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import io.tradu.document.Night;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;

import org.springframework.stereotype.Component;

/**
 * Finds the report that a process did not come to: it died between its last commit and
 * the report, so that there is none, or one of an earlier run.
 */
@Component
class MissingReports {

	private static final int RUNS_LOOKED_AT = 20;

	private final RunList runs;

	private final NightReports reports;

	// Once is enough: a watch looks every few seconds, and a report that cannot be
	// written
	// is not tried again and again.
	private final AtomicLong lastLookedAt = new AtomicLong();

	MissingReports(RunList runs, NightReports reports) {
		this.runs = runs;
		this.reports = reports;
	}

	/**
	 * Returns the night that ran last, if its report is missing or too old. Looks once at
	 * each run.
	 */
	Optional<Night> next() {
		return this.runs.newest(RUNS_LOOKED_AT)
			.stream()
			.filter((run) -> run.businessDate() != null)
			.findFirst()
			.flatMap(this::withoutReport);
	}

	private Optional<Night> withoutReport(Run run) {
		Instant ended = run.ended();
		if (ended == null || this.lastLookedAt.getAndSet(run.id()) == run.id()) {
			return Optional.empty();
		}
		return this.runs.night(run).filter((night) -> !this.reports.isDrawnSince(night, ended));
	}

}
