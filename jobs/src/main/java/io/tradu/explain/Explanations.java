package io.tradu.explain;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradu.batch.history.RunFacts;
import io.tradu.batch.history.RunHistory;
import io.tradu.document.Night;
import io.tradu.explain.Explanation.Cause;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.outlook.Outlook;
import io.tradu.outlook.Outlooks;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Explains runs. */
@Component
public class Explanations {

	private static final String TRADU = "scripts/tradu ";

	private final RunList runs;

	private final RunHistory history;

	private final Causes causes;

	private final LogExcerpt log;

	private final Outlooks outlooks;

	private final Differences differences;

	private final Clock clock;

	Explanations(RunList runs, RunHistory history, Causes causes, LogExcerpt log, Outlooks outlooks,
			Differences differences, Clock clock) {
		this.runs = runs;
		this.history = history;
		this.causes = causes;
		this.log = log;
		this.outlooks = outlooks;
		this.differences = differences;
		this.clock = clock;
	}

	/** Returns why a run is no further, without the log around it and all the rest. */
	public Cause cause(Run run) {
		return this.causes.of(run);
	}

	/** Returns what to type for a run, with what it does. */
	public List<String> commands(Run run) {
		return commands(run, follower(run, this.runs.newest(Integer.MAX_VALUE)), cause(run));
	}

	private static Optional<Run> follower(Run run, List<Run> newest) {
		return newest.stream()
			.filter((other) -> other.id() > run.id() && other.subject().equals(run.subject()))
			.findFirst();
	}

	/** Explains a run. */
	public Explanation of(Run run) {
		List<Run> newest = this.runs.newest(Integer.MAX_VALUE);
		Optional<Run> follower = follower(run, newest);
		Optional<Run> lastGood = newest.stream()
			.filter((other) -> other.id() < run.id() && other.replay() == null && other.status().equals("COMPLETED"))
			.findFirst();
		Cause cause = this.causes.of(run);
		Map<String, String> facts = this.history.facts(run.id());
		return new Explanation(run.id(), run.subject(), run.status(), facts.get(RunFacts.CORRELATION),
				facts.get(RunFacts.SETTINGS), this.differences.changedSettings(run), cause, lines(run, cause),
				follower.isEmpty() ? plan(run, lastGood) : null, lastGood.map(Run::id).orElse(null),
				lastGood.map((good) -> this.differences.between(good, run)).orElse(List.of()),
				commands(run, follower, cause));
	}

	private List<String> lines(Run run, Cause cause) {
		Instant moment = (cause.at() != null) ? cause.at() : run.ended();
		return (moment != null && !run.status().equals("COMPLETED")) ? this.log.around(run.id(), moment) : List.of();
	}

	private @Nullable RestartPlan plan(Run run, Optional<Run> lastGood) {
		boolean goesOn = List.of("COMPLETED", "ABANDONED").stream().noneMatch(run.status()::equals);
		Optional<Night> night = this.runs.night(run).filter((known) -> goesOn);
		return night.map((known) -> plan(this.outlooks.of(known, lastGood.flatMap(this.runs::night)))).orElse(null);
	}

	private static RestartPlan plan(Outlook outlook) {
		return new RestartPlan(outlook.stages(), (outlook.left() != null) ? outlook.left().toSeconds() : null,
				outlook.basis());
	}

	private List<String> commands(Run run, Optional<Run> follower, Cause cause) {
		List<String> commands = new ArrayList<>();
		if (follower.isPresent()) {
			commands.add(TRADU + "explain " + follower.get().id() + "   (the run that followed, "
					+ follower.get().status() + ")");
			return commands;
		}
		switch (run.status()) {
			case "COMPLETED" -> commands.add(TRADU + "dead-letters list   (what was rejected)");
			case "ABANDONED" -> commands.add(TRADU + "run nightly --again   (takes in what was given back)");
			case "UNKNOWN" -> commands
				.add(TRADU + "recover " + run.id() + " --settle failed --reason \"...\"   (decides how it ended)");
			case "STARTED", "STARTING", "STOPPING" -> commands.addAll(ofOpen(run));
			default -> {
				if (String.valueOf(cause.step()).equals("reconcileNight") && "LOGIC".equals(cause.category())) {
					commands.add(TRADU + "reconcile --date " + run.businessDate()
							+ "   (says what disagrees; --repair --reason \"...\" mends what is safe)");
				}
				commands.add(TRADU + "restart " + run.id() + "   (goes on, once what failed is mended)");
			}
		}
		return commands;
	}

	private List<String> ofOpen(Run run) {
		return this.causes.isAlive()
				? List.of(TRADU + "status   (how far it is)",
						TRADU + "stop " + run.id() + " --reason \"...\"   (stops it)")
				: List.of(TRADU + "recover   (puts right what the dead process left)",
						TRADU + "restart " + run.id() + "   (goes on)");
	}

}
