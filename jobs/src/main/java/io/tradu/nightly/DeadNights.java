package io.tradu.nightly;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.launch.StoppedRuns;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import io.tradu.command.TraduCommand;
import io.tradu.nightly.RunList.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.stereotype.Component;

/**
 * The nights whose process died or was told to end, and how often each has been let go on
 * by itself.
 */
@Component
class DeadNights {

	private static final Logger logger = LoggerFactory.getLogger(DeadNights.class);

	private static final int RUNS_LOOKED_AT = 100;

	private final RunList runs;

	private final StoppedRuns stopped;

	private final AuditLog audit;

	private final RecoveryProperties properties;

	private final Counter givenUp;

	DeadNights(RunList runs, StoppedRuns stopped, AuditLog audit, RecoveryProperties properties,
			MeterRegistry registry) {
		this.runs = runs;
		this.stopped = stopped;
		this.audit = audit;
		this.properties = properties;
		this.givenUp = registry.counter("tradu.nights.given.up");
	}

	/**
	 * Returns the runs that were recovered by the watch, or interrupted by the end of
	 * their process, and that nothing has followed yet, oldest first.
	 */
	List<Run> waiting() {
		List<Run> newest = this.runs.newest(RUNS_LOOKED_AT);
		return newest.stream()
			// A replay is a person's act, and goes on when a person says so.
			.filter((run) -> run.replay() == null)
			.filter((run) -> newest.stream()
				.filter((other) -> other.nightLabel().equals(run.nightLabel()))
				.findFirst()
				.filter(run::equals)
				.isPresent())
			.filter((run) -> isLeftBehind(run) && !entryOfLine("give-up", "run " + run.id()))
			.sorted(Comparator.comparingLong(Run::id))
			.toList();
	}

	private boolean isLeftBehind(Run run) {
		return switch (run.status()) {
			case "FAILED" -> recovered(run).isPresent() && !this.stopped.isAskedFor(run.id());
			case "STOPPED" -> this.stopped.isInterrupted(run.id());
			default -> false;
		};
	}

	/** Returns how often the line itself has restarted a night since a person did. */
	long restartsInARow(Run run) {
		return this.audit
			.find(new AuditFilter(null, null, run.subject(), null, null), this.properties.maxRestarts() + 1)
			.stream()
			.takeWhile((entry) -> entry.actor().equals(AuditLog.LINE) && entry.action().equals("restart"))
			.map(AuditEntry::id)
			.count();
	}

	/** Tells whether a night that was restarted so often is left to a person. */
	boolean isEnough(long restarts) {
		return restarts >= this.properties.maxRestarts();
	}

	/** Returns what the line says of its next restart. */
	Act restart(long restarts) {
		return Act.ofLine("automatic restart " + (restarts + 1) + " of " + this.properties.maxRestarts());
	}

	/** Leaves a night to a person. */
	void giveUp(Run run, String why, Consumer<String> told) {
		this.audit.add(Act.ofLine(why), "give-up", "run " + run.id(), run.subject() + " needs a person");
		this.givenUp.increment();
		String words = run.subject() + " needs a person: " + why + "; see " + TraduCommand.of("explain", run.id());
		LogEvent.of(logger, Level.ERROR, "night.given_up")
			.with(LogField.EXECUTION, run.id())
			.with(LogField.SUBJECT, run.subject())
			.with(LogField.CATEGORY, FailureCategory.INFRASTRUCTURE.tag())
			.log(words);
		told.accept(words);
	}

	/** Returns when the line found that a run's process had died; empty if it had not. */
	Optional<Instant> recovered(Run run) {
		return this.audit.find(new AuditFilter(AuditLog.LINE, "recover", "run " + run.id(), null, null), 1)
			.stream()
			.map(AuditEntry::at)
			.findFirst();
	}

	private boolean entryOfLine(String action, String subject) {
		return !this.audit.find(new AuditFilter(AuditLog.LINE, action, subject, null, null), 1).isEmpty();
	}

}
