package io.tradu.report;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.tradu.batch.history.RunHistory;
import io.tradu.document.Night;
import io.tradu.explain.Explanations;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.nightly.RunProcesses;
import io.tradu.outlook.Outlooks;
import io.tradu.report.NightState.RunLine;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells what ran for a night. */
@Component
class NightRuns {

	private final RunList runs;

	private final Explanations explanations;

	private final RunHistory history;

	private final RunProcesses processes;

	private final Outlooks outlooks;

	private final Clock clock;

	private final String environment;

	NightRuns(RunList runs, Explanations explanations, RunHistory history, RunProcesses processes, Outlooks outlooks,
			Clock clock, @Value("${tradu.environment}") String environment) {
		this.runs = runs;
		this.explanations = explanations;
		this.history = history;
		this.processes = processes;
		this.outlooks = outlooks;
		this.clock = clock;
		this.environment = environment;
	}

	/** Returns the runs of a night, oldest first. */
	List<Run> of(Night night) {
		List<Run> own = new ArrayList<>(this.runs.newest(Integer.MAX_VALUE)
			.stream()
			.filter((run) -> run.nightLabel().equals(night.label()))
			.toList());
		Collections.reverse(own);
		return own;
	}

	/** Returns the state that these runs have brought the night to. */
	NightState state(Night night, List<Run> runs) {
		Run last = runs.get(runs.size() - 1);
		Instant now = this.clock.instant();
		boolean running = this.processes.isRunning(last);
		List<RunLine> lines = runs.stream().map((run) -> line(run, running && run == last)).toList();
		return new NightState(night.label(), night.businessDate(), night.sequence(), this.environment, last.status(),
				running, now, this.outlooks.deadline(night), lines.stream().mapToDouble(RunLine::knownSeconds).sum(),
				this.history.facts(last.id()).get("software version"), lines);
	}

	private RunLine line(Run run, boolean running) {
		return new RunLine(run.id(), run.status(), run.started(), run.ended(), seconds(run, running),
				this.explanations.cause(run).sentence());
	}

	private @Nullable Double seconds(Run run, boolean running) {
		boolean known = run.started() != null && (run.ended() != null || running);
		return known ? run.worked(this.clock).toMillis() / 1000.0 : null;
	}

}
