package io.tradu.nightly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import io.tradu.batch.launch.StoppedRuns;
import io.tradu.batch.task.ServerStops;
import io.tradu.nightly.RunList.Run;

import org.springframework.stereotype.Component;

/**
 * Tells the nights whose task somebody has stopped in the Data Flow server from those
 * whose process ended for another reason.
 */
@Component
class TaskStops {

	// The server writes it down once the process has ended, which it waits for.
	private static final Duration BEFORE = Duration.ofMinutes(3);

	private static final Duration AFTER = Duration.ofMinutes(1);

	private static final Duration UNTIL_WRITTEN = Duration.ofSeconds(15);

	private final ServerStops stops;

	private final StoppedRuns stopped;

	private final Clock clock;

	TaskStops(ServerStops stops, StoppedRuns stopped, Clock clock) {
		this.stops = stops;
		this.stopped = stopped;
		this.clock = clock;
	}

	/**
	 * Returns those of the nights that may go on by themselves, and records the stop of
	 * the others.
	 */
	List<Run> withoutStopped(List<Run> runs, Consumer<String> told) {
		return runs.stream().filter((run) -> mayGoOn(run, told)).toList();
	}

	private boolean mayGoOn(Run run, Consumer<String> told) {
		Instant ended = run.endedAt(this.clock.getZone());
		if (ended == null) {
			return true;
		}
		if (this.stops.isAny(ended.minus(BEFORE), ended.plus(AFTER))) {
			this.stopped.stoppedInServer(run.id());
			told.accept(run.subject() + " does not go on by itself: its task was stopped in the Data Flow server; "
					+ "go on with scripts/tradu restart " + run.id());
			return false;
		}
		return !run.status().equals("STOPPED") || ended.plus(UNTIL_WRITTEN).isBefore(this.clock.instant());
	}

}
