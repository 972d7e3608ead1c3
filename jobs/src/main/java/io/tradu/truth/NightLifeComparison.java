package io.tradu.truth;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.tradu.command.TraduCommand;

import org.springframework.stereotype.Component;

/** A night that was opened is run and comes to an end. */
@Component
class NightLifeComparison implements NightComparison {

	private static final Duration LONGEST_NIGHT = Duration.ofDays(1);

	private final Clock clock;

	NightLifeComparison(Clock clock) {
		this.clock = clock;
	}

	@Override
	public List<Disagreement> compare(NightFacts facts) {
		if (facts.lastRun().isEmpty()) {
			return List.of(Disagreement.forPerson("night-without-run", facts.subject(),
					"it was opened at " + facts.opened() + " and has no run",
					TraduCommand.of("run", "nightly", "--date", facts.night().businessDate()).toString()));
		}
		boolean late = Duration.between(facts.opened(), this.clock.instant()).compareTo(LONGEST_NIGHT) > 0;
		if (facts.isOver() || !late) {
			return List.of();
		}
		return List.of(Disagreement.forPerson("night-unfinished", facts.subject(),
				"it was opened at " + facts.opened() + " and is " + facts.status() + ", so it was never reconciled",
				TraduCommand.of("restart", facts.lastRun().get().getId()).toString()));
	}

}
