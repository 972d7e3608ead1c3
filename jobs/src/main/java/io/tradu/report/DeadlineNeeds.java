package io.tradu.report;

import java.util.List;

import io.tradu.command.TraduCommand;
import io.tradu.report.Need.Command;
import io.tradu.report.Need.Urgency;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A night that was late, or has not finished although its deadline has passed. */
@Component
@Order(3)
class DeadlineNeeds implements NeedSource {

	@Override
	public List<Need> of(NightFacts facts) {
		NightState night = facts.night();
		boolean abandoned = night.status().equals("ABANDONED");
		return night.lateness().filter((late) -> !abandoned).map((late) -> {
			String by = Figures.duration(late.toMillis() / 1000.0);
			return night.isCompleted()
					? new Need(Urgency.TODAY, "The deadline was missed", "The night ended " + by + " too late.",
							List.of(), List.of())
					: new Need(Urgency.NOW, "The deadline has passed",
							"The night has not finished, and is " + by + " late.", List.of(),
							List.of(new Command(TraduCommand.of("status").toString(), "says how far it is")));
		}).stream().toList();
	}

}
