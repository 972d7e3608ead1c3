package io.tradu.nightly;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.log.Correlation;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import io.tradu.batch.log.LogScope;
import io.tradu.batch.task.TaskRecovery;
import io.tradu.nightly.RunList.Run;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.stereotype.Component;

/**
 * Finds runs whose process has died, puts them right, and lets their nights go on; a
 * night whose process dies again and again is left to a person. What it has decided
 * stands in the audit log, so that a watch that dies itself is continued by the next.
 */
@Component
public class RecoveryWatch {

	/** Name of the loop that has the looks. */
	public static final String LOOP = "watch";

	private static final Logger logger = LoggerFactory.getLogger(RecoveryWatch.class);

	private static final int RUNS_LOOKED_AT = 100;

	private final NightRecovery recovery;

	private final TaskRecovery tasks;

	private final RunList runs;

	private final AuditLog audit;

	private final RecoveryProperties properties;

	private final Counter givenUp;

	RecoveryWatch(NightRecovery recovery, TaskRecovery tasks, RunList runs, AuditLog audit,
			RecoveryProperties properties, MeterRegistry registry) {
		this.recovery = recovery;
		this.tasks = tasks;
		this.runs = runs;
		this.audit = audit;
		this.properties = properties;
		this.givenUp = registry.counter("tradu.nights.given.up");
	}

	/**
	 * Has one look.
	 * @param starter lets a night go on
	 * @param told told what was found and done, in words
	 */
	public void look(NightStarter starter, Consumer<String> told) {
		this.tasks.settle(Act.ofLine("no process will end it"))
			.forEach((change) -> told.accept(change + ", for the Data Flow server"));
		if (this.recovery.isNeeded()) {
			for (RecoveredRun run : this.recovery.recover(null, Act.ofLine("its process is dead"))) {
				told.accept("run " + run.id() + " is recovered, its process is dead: " + run.changes());
			}
			this.recovery.undecided().forEach((undecided) -> told.accept(String.valueOf(undecided.getMessage())));
		}
		this.recovery.makeUp();
		next().ifPresent((run) -> goOn(run, starter, told));
	}

	// The oldest run that was recovered by the watch, and that nothing has followed yet.
	private Optional<Run> next() {
		List<Run> newest = this.runs.newest(RUNS_LOOKED_AT);
		return newest.stream()
			// A replay is a person's act, and goes on when a person says so.
			.filter((run) -> run.replay() == null && run.status().equals("FAILED"))
			.filter((run) -> newest.stream()
				.filter((other) -> other.nightLabel().equals(run.nightLabel()))
				.findFirst()
				.filter(run::equals)
				.isPresent())
			.filter((run) -> entryOfLine("recover", "run " + run.id()) && !entryOfLine("give-up", "run " + run.id()))
			.reduce((younger, older) -> older);
	}

	private void goOn(Run run, NightStarter starter, Consumer<String> told) {
		long restarts = restartsInARow(run);
		if (restarts >= this.properties.maxRestarts()) {
			giveUp(run, "it was restarted " + restarts + " times and its process died each time", told);
			return;
		}
		// Not the watch's own launch: what it starts has a life of its own.
		LogScope scope = Correlation.begin();
		try {
			starter.start(run.businessDate(),
					Act.ofLine("automatic restart " + (restarts + 1) + " of " + this.properties.maxRestarts()));
		}
		catch (Refused ex) {
			giveUp(run, String.valueOf(ex.getMessage()), told);
		}
		finally {
			scope.close();
		}
	}

	private void giveUp(Run run, String why, Consumer<String> told) {
		this.audit.add(Act.ofLine(why), "give-up", "run " + run.id(), run.subject() + " needs a person");
		this.givenUp.increment();
		String words = run.subject() + " needs a person: " + why + "; see scripts/tradu explain " + run.id();
		LogEvent.of(logger, Level.ERROR, "night.given_up")
			.with(LogField.EXECUTION, run.id())
			.with(LogField.SUBJECT, run.subject())
			.with(LogField.CATEGORY, FailureCategory.INFRASTRUCTURE.tag())
			.log(words);
		told.accept(words);
	}

	private long restartsInARow(Run run) {
		return this.audit
			.find(new AuditFilter(null, null, run.subject(), null, null), this.properties.maxRestarts() + 1)
			.stream()
			.takeWhile((entry) -> entry.actor().equals(AuditLog.LINE) && entry.action().equals("restart"))
			.map(AuditEntry::id)
			.count();
	}

	private boolean entryOfLine(String action, String subject) {
		return !this.audit.find(new AuditFilter(AuditLog.LINE, action, subject, null, null), 1).isEmpty();
	}

}
