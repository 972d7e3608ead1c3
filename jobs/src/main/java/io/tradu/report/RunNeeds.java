package io.tradu.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.tradu.command.TraduCommand;
import io.tradu.explain.Explanation;
import io.tradu.explain.Explanations;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.report.Need.Command;
import io.tradu.report.Need.Urgency;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A run that did not come to a good end, and nothing has followed it. */
@Component
@Order(1)
class RunNeeds implements NeedSource {

	private static final Set<String> SETTLED = Set.of("COMPLETED", "ABANDONED");

	private final RunList runs;

	private final Explanations explanations;

	RunNeeds(RunList runs, Explanations explanations) {
		this.runs = runs;
		this.explanations = explanations;
	}

	@Override
	public List<Need> of(NightFacts facts) {
		NightState night = facts.night();
		if (night.running() || SETTLED.contains(night.status())) {
			return List.of();
		}
		long last = night.runs().get(night.runs().size() - 1).id();
		Run run = this.runs.find(Long.toString(last)).orElseThrow();
		Explanation.Cause cause = this.explanations.cause(run);
		String where = (cause.step() != null) ? " in " + cause.step() : "";
		String category = (cause.category() != null) ? " (" + cause.category().toLowerCase(Locale.ROOT) + ")" : "";
		List<Command> commands = new ArrayList<>(Command.of(this.explanations.actions(run)));
		String explain = TraduCommand.of("explain", last).toString();
		if (commands.stream().noneMatch((command) -> command.line().equals(explain))) {
			commands.add(new Command(explain, "shows the log around it, and what a restart would redo"));
		}
		return List.of(new Need(Urgency.NOW, "Run " + last + ": " + StatusWords.of(night).toLowerCase(Locale.ROOT),
				"Why" + where + category + ": " + cause.sentence(), List.of(), commands));
	}

}
