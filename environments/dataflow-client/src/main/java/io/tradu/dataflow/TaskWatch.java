package io.tradu.dataflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.tradu.dataflow.StreamWatch.Pause;

/** Waits for the end of a task, but not for ever, and not for one that is dead. */
final class TaskWatch {

	// So often in a row no process is to be seen before it is believed.
	private static final int LOOKS = 2;

	private final Server server;

	private final Duration patience;

	private final Clock clock;

	private final Pause pause;

	TaskWatch(Server server, Duration patience, Clock clock, Pause pause) {
		this.server = server;
		this.patience = patience;
		this.clock = clock;
		this.pause = pause;
	}

	/**
	 * Waits until a task says how it ended.
	 * @throws TaskDied if its process has ended without saying so
	 * @throws StreamFailed if it does not end in time
	 */
	Server.TaskEnd awaitEnd(String task, long execution) {
		Instant last = this.clock.instant().plus(this.patience);
		int without = 0;
		while (true) {
			// Asked first: a process says how it ended before it ends.
			without = this.server.runsTasks() ? 0 : without + 1;
			Optional<Server.TaskEnd> end = this.server.end(execution);
			if (end.isPresent()) {
				return end.get();
			}
			if (without >= LOOKS) {
				throw new TaskDied("task " + task + " (execution " + execution
						+ ") died without a word: its process was killed, ran out of memory or did not start"
						+ ends(this.server.taskLog(execution)));
			}
			if (this.clock.instant().isAfter(last)) {
				throw new StreamFailed("task " + task + " (execution " + execution + ") has not ended after "
						+ this.patience.toSeconds() + " s");
			}
			this.pause.between();
		}
	}

	private static String ends(String log) {
		return log.isBlank() ? "" : "\nthe end of its log:\n" + StreamWatch.end(log).indent(4).stripTrailing();
	}

}
