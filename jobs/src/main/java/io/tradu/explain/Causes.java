package io.tradu.explain;

import java.util.List;
import java.util.Optional;

import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.history.RunHistory;
import io.tradu.batch.launch.StopRequests;
import io.tradu.batch.launch.StoppedRuns;
import io.tradu.batch.lease.Leases;
import io.tradu.explain.Explanation.Cause;
import io.tradu.nightly.NightDecisions;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.RunList.Run;

import org.springframework.stereotype.Component;

/** Finds the first cause of a run's end. */
@Component
class Causes {

	private final RunHistory history;

	private final Leases leases;

	private final StopRequests stops;

	private final AuditLog audit;

	private final NightDecisions decisions;

	Causes(RunHistory history, Leases leases, StopRequests stops, AuditLog audit, NightDecisions decisions) {
		this.history = history;
		this.leases = leases;
		this.stops = stops;
		this.audit = audit;
		this.decisions = decisions;
	}

	/** Returns what to type for a run that waits for a decision; empty if it does not. */
	List<String> decisions(Run run, Cause cause) {
		boolean waits = String.valueOf(cause.step()).equals("reconcileNight") && "DATA".equals(cause.category());
		return waits ? this.decisions.commands(run) : List.of();
	}

	/** Tells whether a living process works on the line. */
	boolean isAlive() {
		return this.leases.holder(NightRunner.JOB).isPresent();
	}

	Cause of(Run run) {
		return this.history.failure(run.id())
			.map((failure) -> new Cause(failure.sentence(), failure.at(), failure.step(), failure.item(),
					failure.category().name(), failure.fingerprint()))
			.orElseGet(() -> withoutFailure(run));
	}

	private Cause withoutFailure(Run run) {
		return switch (run.status()) {
			case "COMPLETED" -> Cause.of("it completed", null);
			case "ABANDONED" -> entry("abandon", run)
				.map((entry) -> Cause.of(entry.actor() + " gave it up: " + entry.reason(), entry.at()))
				.orElse(Cause.of("it was given up", null));
			case "STOPPED", "STOPPING" -> stopped(run);
			case "UNKNOWN" -> Cause.of("nobody heard whether its last commit took effect", null);
			case "FAILED" -> recovered(run);
			default -> open();
		};
	}

	private Cause stopped(Run run) {
		return this.stops.find(run.id())
			.map((stop) -> Cause.of(stop.by() + " asked it to stop: " + stop.reason(), stop.at()))
			.or(() -> entry(StoppedRuns.INTERRUPT, run)
				.map((entry) -> Cause.of("its process was told to end, and it stopped in good "
						+ "order; tradu serve or the scheduler lets it go on", entry.at())))
			.orElse(Cause.of("its process was asked to end (Ctrl-C, kill), and it stopped in good order", null));
	}

	private Cause recovered(Run run) {
		return entry("recover", run)
			.map((entry) -> Cause.of("its process died; " + entry.actor() + " recovered it", entry.at()))
			.or(() -> entry("settle", run)
				.map((entry) -> Cause.of(entry.actor() + " decided that it failed: " + entry.reason(), entry.at())))
			.orElse(Cause.of("its process died; the next run put it right", null));
	}

	private Cause open() {
		if (isAlive()) {
			return Cause.of("it runs, in process " + this.leases.holder(NightRunner.JOB).orElseThrow(), null);
		}
		return Cause.of(this.leases.deadHolder(NightRunner.JOB)
			.map((dead) -> "its process " + dead.pid() + " on " + dead.host() + " died")
			.orElse("its process died"), this.leases.lastHeartbeat(NightRunner.JOB).orElse(null));
	}

	private Optional<AuditEntry> entry(String action, Run run) {
		return this.audit.find(new AuditFilter(null, action, "run " + run.id(), null, null), 1).stream().findFirst();
	}

}
