package io.tradu.batch.schedule;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.schedule.ScheduleOverview.Last;
import io.tradu.batch.schedule.ScheduleOverview.Next;
import io.tradu.batch.schedule.ScheduleState.Pause;

import org.springframework.stereotype.Component;

/** Looks at the schedules, for people and scripts. Only reads. */
@Component
public class ScheduleOverviews {

	private static final int TIMES = 3;

	private final Schedules schedules;

	private final ScheduleStates states;

	private final LaunchRequests requests;

	private final Begun begun;

	private final MissingLaunches missing;

	private final Clock clock;

	ScheduleOverviews(Schedules schedules, ScheduleStates states, LaunchRequests requests, Begun begun,
			MissingLaunches missing, Clock clock) {
		this.schedules = schedules;
		this.states = states;
		this.requests = requests;
		this.begun = begun;
		this.missing = missing;
		this.clock = clock;
	}

	/** Returns all schedules. */
	public List<ScheduleOverview> all() {
		List<MissingLaunch> launches = this.missing.now();
		return this.schedules.all().stream().map((schedule) -> overview(schedule, launches)).toList();
	}

	private ScheduleOverview overview(Schedule schedule, List<MissingLaunch> launches) {
		Optional<Pause> pause = this.states.find(schedule.name())
			.flatMap((state) -> Optional.ofNullable(state.pause()));
		String state = schedule.isEnabled() ? (pause.isPresent() ? "paused" : "active") : "off";
		return new ScheduleOverview(schedule.name(), schedule.job(), state, schedule.time(), schedule.zone().getId(),
				next(schedule), this.requests.last(schedule.name()).map((last) -> last(schedule, last)).orElse(null),
				pause.map(Pause::at).orElse(null), pause.map(Pause::by).orElse(null),
				pause.map(Pause::reason).orElse(null),
				launches.stream()
					.filter((launch) -> launch.schedule().equals(schedule.name()))
					.findFirst()
					.orElse(null));
	}

	private List<Next> next(Schedule schedule) {
		return !schedule.isEnabled() ? List.of()
				: schedule.next(this.clock.instant(), TIMES)
					.stream()
					.map((fire) -> new Next(fire.at().atZone(schedule.zone()), fire.at(), fire.businessDate()))
					.toList();
	}

	private Last last(Schedule schedule, LaunchRequest request) {
		return new Last(request.id(), request.businessDate(), request.requestedAt(), request.requestedBy(),
				request.state(), this.begun.status(schedule.job(), request.businessDate()).orElse(null),
				this.requests.detail(request.id()));
	}

}
