package io.tradu.explain;

import java.util.Optional;

import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.history.RunHistory;
import io.tradu.batch.launch.StopRequests;
import io.tradu.batch.launch.StoppedRuns;
import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Instances;
import io.tradu.explain.Explanation.Cause;
import io.tradu.nightly.RunList.Run;
import io.tradu.nightly.RunProcesses;
import io.tradu.purge.Purged;
import io.tradu.purge.PurgedNights;

import org.springframework.stereotype.Component;

/** Finds the first cause of a run's end. */
@Component
class Causes {

	private final RunHistory history;

	private final RunProcesses processes;

	private final Instances instances;

	private final StopRequests stops;

	private final AuditLog audit;

	private final PurgedNights purged;

	Causes(RunHistory history, RunProcesses processes, Instances instances, StopRequests stops, AuditLog audit,
			PurgedNights purged) {
		this.history = history;
		this.processes = processes;
		this.instances = instances;
		this.stops = stops;
		this.audit = audit;
		this.purged = purged;
	}

	Cause of(Run run) {
		Optional<Purged> purged = this.purged.run(run.id());
		if (purged.isPresent()) {
			return Cause.of("it is " + run.status() + "; " + purged.get().sentence(), purged.get().purgedAt());
		}
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
			case "STOPPED" -> stopped(run);
			case "UNKNOWN" -> Cause.of("whether its last commit took effect is not known", null);
			case "FAILED" -> recovered(run);
			default -> open(run);
		};
	}

	private Cause stopped(Run run) {
		return this.stops.find(run.id())
			.map((stop) -> Cause.of(stop.by() + " asked it to stop: " + stop.reason(), stop.at()))
			.or(() -> entry(StoppedRuns.INTERRUPT, run)
				.map((entry) -> Cause.of("its process was told to end, and it stopped in good "
						+ "order; tradu serve or the scheduler continues it", entry.at())))
			.orElse(Cause.of("its process was asked to end (Ctrl-C, kill), and it stopped in good order", null));
	}

	private Cause recovered(Run run) {
		return entry("recover", run)
			.map((entry) -> Cause.of(died(run) + "; " + entry.actor() + " recovered it", entry.at()))
			.or(() -> entry("settle", run)
				.map((entry) -> Cause.of(entry.actor() + " decided that it failed: " + entry.reason(), entry.at())))
			.orElseGet(() -> Cause.of(died(run) + "; the next run recovered it", null));
	}

	private Cause open(Run run) {
		if (this.processes.isRunning(run)) {
			return Cause.of(
					"it is running" + this.processes.worker().map((worker) -> ", in process " + worker).orElse(""),
					null);
		}
		return Cause.of(died(run), this.processes.of(run).flatMap(this.instances::lastSeen).orElse(null));
	}

	private String died(Run run) {
		return "its process " + this.processes.of(run).map(Causes::named).orElse("") + "died";
	}

	private static String named(Instance process) {
		return process.pid() + " on " + process.host() + " ";
	}

	private Optional<AuditEntry> entry(String action, Run run) {
		return this.audit.find(new AuditFilter(null, action, "run " + run.id(), null, null), 1).stream().findFirst();
	}

}
