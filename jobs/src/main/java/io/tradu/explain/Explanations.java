package io.tradu.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradu.batch.history.RunFacts;
import io.tradu.batch.history.RunHistory;
import io.tradu.command.Action;
import io.tradu.document.Night;
import io.tradu.explain.Explanation.Cause;
import io.tradu.explain.Explanation.Obstacle;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.nightly.RunProcesses;
import io.tradu.outlook.Outlook;
import io.tradu.outlook.Outlooks;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Explains runs. */
@Component
public class Explanations {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final RunList runs;

	private final RunHistory history;

	private final RunProcesses processes;

	private final Causes causes;

	private final Remedies remedies;

	private final LogExcerpt log;

	private final Outlooks outlooks;

	private final Differences differences;

	Explanations(RunList runs, RunHistory history, RunProcesses processes, Causes causes, Remedies remedies,
			LogExcerpt log, Outlooks outlooks, Differences differences) {
		this.runs = runs;
		this.history = history;
		this.processes = processes;
		this.causes = causes;
		this.remedies = remedies;
		this.log = log;
		this.outlooks = outlooks;
		this.differences = differences;
	}

	/** Returns why a run is no further, without the log around it and all the rest. */
	public Cause cause(Run run) {
		return this.causes.of(run);
	}

	/** Returns what to type for a run, judged without reading its documents. */
	public List<Action> actions(Run run) {
		return this.remedies.actions(run, cause(run), this.remedies.obstacles(run, Duration.ZERO));
	}

	/**
	 * Returns the newest run that is neither complete nor abandoned, unless another run
	 * of its night or replay followed it.
	 */
	public Optional<Run> newestUnfinished() {
		return this.runs.unfinished().stream().findFirst();
	}

	/** Explains a run. */
	public Explanation of(Run run) {
		Optional<Run> lastGood = this.runs.lastCompletedBefore(run);
		Cause cause = this.causes.of(run);
		Map<String, String> facts = this.history.facts(run.id());
		List<Obstacle> obstacles = this.remedies.obstacles(run, PATIENCE);
		return new Explanation(run.id(), run.subject(), run.status(), this.processes.status(run),
				facts.get(RunFacts.CORRELATION), facts.get(RunFacts.SETTINGS), this.differences.changedSettings(run),
				cause, lines(run, cause, facts.get(RunFacts.CORRELATION)), plan(run, lastGood), obstacles,
				lastGood.map(Run::id).orElse(null),
				lastGood.map((good) -> this.differences.between(good, run)).orElse(List.of()),
				this.remedies.actions(run, cause, obstacles));
	}

	private List<String> lines(Run run, Cause cause, @Nullable String correlation) {
		Instant moment = (cause.at() != null) ? cause.at() : run.ended();
		return (moment != null && !run.status().equals("COMPLETED")) ? this.log.around(run.id(), correlation, moment)
				: List.of();
	}

	private @Nullable RestartPlan plan(Run run, Optional<Run> lastGood) {
		boolean over = List.of("COMPLETED", "ABANDONED").contains(run.status())
				|| this.remedies.follower(run).isPresent();
		Optional<Night> night = this.runs.night(run).filter((known) -> !over);
		return night.map((known) -> plan(this.outlooks.of(known, lastGood.flatMap(this.runs::night)))).orElse(null);
	}

	private static RestartPlan plan(Outlook outlook) {
		return new RestartPlan(outlook.stages(), (outlook.left() != null) ? outlook.left().toSeconds() : null,
				outlook.basis());
	}

}
