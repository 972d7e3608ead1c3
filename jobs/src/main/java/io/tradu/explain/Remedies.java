package io.tradu.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.tradu.command.Action;
import io.tradu.command.TraduCommand;
import io.tradu.explain.Explanation.Cause;
import io.tradu.explain.Explanation.Obstacle;
import io.tradu.nightly.NightDecisions;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.nightly.RunProcesses;

import org.springframework.stereotype.Component;

/**
 * Says what to type for a run: no more than what is needed, and nothing that is refused.
 */
@Component
class Remedies {

	private final RunList runs;

	private final RunProcesses processes;

	private final NightDecisions decisions;

	private final List<RestartCheck> checks;

	Remedies(RunList runs, RunProcesses processes, NightDecisions decisions, List<RestartCheck> checks) {
		this.runs = runs;
		this.processes = processes;
		this.decisions = decisions;
		this.checks = checks;
	}

	/** Returns the run that followed a run of the same night or replay. */
	Optional<Run> follower(Run run) {
		return Optional.of(this.runs.newestOf(run)).filter((newest) -> newest.id() > run.id());
	}

	/**
	 * Returns what would keep a run from being restarted; nothing if it is not to be
	 * restarted.
	 * @param patience how long each check may read files
	 */
	List<Obstacle> obstacles(Run run, Duration patience) {
		boolean restartable = switch (run.status()) {
			case "COMPLETED", "ABANDONED", "UNKNOWN" -> false;
			default -> !this.processes.isRunning(run) && follower(run).isEmpty();
		};
		return restartable ? this.checks.stream().flatMap((check) -> check.of(run, patience).stream()).toList()
				: List.of();
	}

	/**
	 * Returns what to type.
	 * @param obstacles what keeps the run from being restarted
	 */
	List<Action> actions(Run run, Cause cause, List<Obstacle> obstacles) {
		Optional<Run> follower = follower(run);
		if (follower.isPresent()) {
			return List.of(Action.of(TraduCommand.of("explain", follower.get().id()),
					"explains the run that followed, which is " + this.processes.status(follower.get())));
		}
		return switch (run.status()) {
			case "COMPLETED" -> completed(run);
			case "ABANDONED" -> this.runs.night(run).isEmpty() ? List.of()
					: List.of(Action.of(TraduCommand.of("run", "nightly", "--date", run.businessDate(), "--again"),
							"takes in what was given back to the inbox, if anything was"));
			case "UNKNOWN" ->
				List.of(new Action(TraduCommand.of("recover", run.id(), "--settle", "failed").withReason(),
						"decides that it failed"), Action.of(TraduCommand.of("restart", run.id()), "continues it"));
			default -> this.processes.isRunning(run) ? running(run) : unfinished(run, cause, obstacles);
		};
	}

	// Of a replay, and of a purged night, there is nothing to be listed.
	private List<Action> completed(Run run) {
		return this.runs.night(run).isEmpty() ? List.of() : List.of(Action
			.of(TraduCommand.of("dead-letters", "list", "--date", run.businessDate()), "lists what was rejected"));
	}

	private static List<Action> running(Run run) {
		return List.of(Action.of(TraduCommand.of("status"), "shows how far it is"),
				new Action(TraduCommand.of("stop", run.id()).withReason(), "stops it after its chunk"));
	}

	private List<Action> unfinished(Run run, Cause cause, List<Obstacle> obstacles) {
		Set<String> rules = obstacles.stream().map(Obstacle::rule).collect(Collectors.toSet());
		if (rules.contains(InputsRestartCheck.SETTINGS) || rules.contains(InputsRestartCheck.DOCUMENTS)) {
			return changed(run);
		}
		if (rules.contains(WorkerRestartCheck.RULE)) {
			return List.of(Action.of(TraduCommand.of("status"), "shows what works on the pipeline"));
		}
		if (!rules.isEmpty()) {
			return List.of(Action.of(TraduCommand.of("explain", run.id()), "checks again, once that is done"));
		}
		List<Action> decisions = this.decisions.actions(run);
		if ("reconcileNight".equals(cause.step()) && "DATA".equals(cause.category()) && !decisions.isEmpty()) {
			return decisions;
		}
		List<Action> actions = new ArrayList<>();
		if ("reconcileNight".equals(cause.step()) && "LOGIC".equals(cause.category())) {
			actions.add(Action.of(TraduCommand.of("reconcile", "--date", run.businessDate()), "says what disagrees"));
			actions.add(new Action(TraduCommand.of("reconcile", "--date", run.businessDate(), "--repair").withReason(),
					"repairs what is safe"));
		}
		actions.add(Action.of(TraduCommand.of("restart", run.id()),
				(cause.category() != null) ? "continues it, once what failed is repaired" : "continues it"));
		return actions;
	}

	private static List<Action> changed(Run run) {
		List<Action> actions = new ArrayList<>();
		actions.add(Action.of(TraduCommand.of("explain", run.id()), "checks again, once that is as it was"));
		if (run.businessDate() != null) {
			actions.add(new Action(TraduCommand.of("abandon", run.id(), "--give-back").withReason(),
					"or gives the night up, with its remaining documents back in the inbox"));
			actions.add(Action.of(TraduCommand.of("run", "nightly", "--date", run.businessDate(), "--again"),
					"and takes them in as they are now"));
		}
		return actions;
	}

}
