package io.tradu.batch.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

/**
 * What should have begun by now: by the settings that clocks went by when it was due,
 * whatever the settings are today.
 */
@Component
class ExpectedLaunches {

	private final ScheduleStates states;

	private final ScheduleHistory history;

	private final Clock clock;

	ExpectedLaunches(ScheduleStates states, ScheduleHistory history, Clock clock) {
		this.states = states;
		this.history = history;
		this.clock = clock;
	}

	/**
	 * Returns what should have begun by now, one for each business date, oldest first:
	 * nothing of a schedule that is paused, that is not enabled, or that no clock has
	 * gone by yet.
	 */
	List<Fire> of(Schedule schedule) {
		return this.states.find(schedule.name())
			.filter((state) -> state.pause() == null && schedule.isEnabled())
			.map((state) -> of(schedule, state))
			.orElse(List.of());
	}

	private List<Fire> of(Schedule schedule, ScheduleState state) {
		Instant now = this.clock.instant();
		Instant oldest = now.minus(Recurrence.LOOK_BACK);
		Instant newest = now.minus(schedule.startWithin());
		ScheduleSpan current = new ScheduleSpan(state.settings(), state.since(), now);
		Map<LocalDate, Fire> fires = new TreeMap<>();
		this.history.of(schedule.name())
			.forEach((span) -> span.within(oldest, newest)
				.fires(schedule.job())
				.forEach((fire) -> fires.put(fire.businessDate(), fire)));
		fires.values().removeIf((fire) -> isPutOff(fire, schedule, current));
		current.within(oldest, newest).fires(schedule.job()).forEach((fire) -> fires.put(fire.businessDate(), fire));
		return fires.values().stream().sorted(Comparator.comparing(Fire::at)).toList();
	}

	// Whoever puts a time off before anything is missing wants it launched then. What was
	// missing already is made up for at once, and the new time finds it begun.
	private static boolean isPutOff(Fire former, Schedule schedule, ScheduleSpan current) {
		return !former.at().plus(schedule.startWithin()).isBefore(current.since()) && current.recurrence(schedule.job())
			.flatMap((of) -> of.onBusinessDate(former.businessDate()))
			.filter((fire) -> fire.at().isAfter(current.since()))
			.isPresent();
	}

}
