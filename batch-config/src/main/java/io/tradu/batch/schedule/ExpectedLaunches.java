package io.tradu.batch.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
		return timeline(schedule, state, now).fires(now.minus(Recurrence.LOOK_BACK), now.minus(schedule.startWithin()));
	}

	private ScheduleTimeline timeline(Schedule schedule, ScheduleState state, Instant now) {
		List<ScheduleSpan> spans = new ArrayList<>(this.history.of(schedule.name()));
		spans.add(new ScheduleSpan(state.settings(), state.since(), now));
		return new ScheduleTimeline(spans, schedule.job(), schedule.startWithin());
	}

}
