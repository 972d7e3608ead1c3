package io.tradu.explain;

import java.util.List;

import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.nightly.RunProcesses;

import org.springframework.stereotype.Component;

/** Finds the runs that no process continues by itself. */
@Component
public class UnfinishedRuns {

	/** Most runs that are found at once. */
	private static final int MOST = 20;

	private final RunList runs;

	private final RunProcesses processes;

	private final Explanations explanations;

	UnfinishedRuns(RunList runs, RunProcesses processes, Explanations explanations) {
		this.runs = runs;
		this.processes = processes;
		this.explanations = explanations;
	}

	/**
	 * Returns the newest run of each night and replay that failed, was stopped, or whose
	 * process died, newest first; the newest of them if there are very many.
	 */
	public List<UnfinishedRun> find() {
		return this.runs.unfinished()
			.stream()
			.filter((run) -> run.ended() != null || this.processes.isDead(run))
			.limit(MOST)
			.map(this::unfinished)
			.toList();
	}

	private UnfinishedRun unfinished(Run run) {
		return new UnfinishedRun(run.id(), run.subject(), this.processes.status(run), run.started(), run.ended(),
				this.explanations.cause(run).sentence(), this.explanations.actions(run));
	}

}
