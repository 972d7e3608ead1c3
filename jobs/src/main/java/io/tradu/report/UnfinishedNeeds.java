package io.tradu.report;

import java.util.List;

import io.tradu.explain.UnfinishedRun;
import io.tradu.explain.UnfinishedRuns;
import io.tradu.report.Need.Command;
import io.tradu.report.Need.Urgency;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Earlier nights and replays that failed, were stopped, or whose process died. */
@Component
@Order(2)
class UnfinishedNeeds implements NeedSource {

	private final UnfinishedRuns unfinished;

	UnfinishedNeeds(UnfinishedRuns unfinished) {
		this.unfinished = unfinished;
	}

	@Override
	public List<Need> of(NightFacts facts) {
		long last = facts.night().lastRun().id();
		return this.unfinished.find()
			.stream()
			.filter((run) -> run.run() < last && !run.subject().equals("night " + facts.night().label()))
			.map(UnfinishedNeeds::need)
			.toList();
	}

	private static Need need(UnfinishedRun run) {
		return new Need(Urgency.NOW, "Unfinished: " + run.subject(),
				"Run " + run.run() + " is " + run.state() + ": " + run.why(), List.of(), Command.of(run.actions()));
	}

}
