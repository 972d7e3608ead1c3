package io.tradu.report;

import java.util.List;

import io.tradu.command.TraduCommand;
import io.tradu.report.Need.Command;
import io.tradu.report.Need.Urgency;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Dead letters that nobody has closed. */
@Component
@Order(3)
class LetterNeeds implements NeedSource {

	@Override
	public List<Need> of(NightFacts facts) {
		List<Rejection> open = facts.rejected().stream().filter((rejection) -> rejection.open() > 0).toList();
		if (open.isEmpty()) {
			return List.of();
		}
		long letters = open.stream().mapToLong(Rejection::open).sum();
		String list = TraduCommand.of("dead-letters", "list", "--date", facts.night().businessDate()).toString();
		return List.of(new Need(Urgency.TODAY, Figures.counted(letters, "open dead letter"),
				"Replay them once their cause is mended, or discard them.",
				open.stream()
					.map((rejection) -> Figures.counted(rejection.open(), rejection.kind()) + ": " + rejection.reason()
							+ " (" + rejection.category() + ")")
					.toList(),
				List.of(new Command(list, "lists them"),
						new Command(TraduCommand.of("dead-letters", "show", open.get(0).examples().get(0)).toString(),
								"shows one, with what was tried"))));
	}

}
