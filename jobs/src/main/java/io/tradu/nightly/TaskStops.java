package io.tradu.nightly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import io.tradu.batch.launch.StoppedRuns;
import io.tradu.batch.task.ServerStops;
import io.tradu.command.TraduCommand;
import io.tradu.nightly.RunList.Run;

import org.springframework.stereotype.Component;

/**
 * Tells the nights whose task somebody has stopped in the Data Flow server from those
 * whose process ended for another reason.
 */
@Component
class TaskStops {

	// The server writes it down as it sends the signal; the chunk in flight comes after
	// that.
	private static final Duration BEFORE = Duration.ofMinutes(3);

	private static final Duration AFTER = Duration.ofMinutes(1);

	private static final Duration UNTIL_WRITTEN = Duration.ofSeconds(15);

	private final ServerStops stops;

	private final StoppedRuns stopped;

	private final DeadNights nights;

	private final Clock clock;

	TaskStops(ServerStops stops, StoppedRuns stopped, DeadNights nights, Clock clock) {
		this.stops = stops;
		this.stopped = stopped;
		this.nights = nights;
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
		Instant ended = run.ended();
		if (ended == null) {
			return true;
		}
		// A run whose process died ends with its last commit, which may be long ago: one
		// that hangs is what people stop.
		Instant gone = this.nights.recovered(run).filter((at) -> at.isAfter(ended)).orElse(ended);
		if (this.stops.isAny(ended.minus(BEFORE), gone.plus(AFTER))) {
			this.stopped.stoppedInServer(run.id());
			told.accept(run.subject() + " does not go on by itself: its task was stopped in the Data Flow server; "
					+ "go on with: " + TraduCommand.of("restart", run.id()));
			return false;
		}
		return !run.status().equals("STOPPED") || ended.plus(UNTIL_WRITTEN).isBefore(this.clock.instant());
	}

}
