package io.tradu.batch.schedule;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

/** The schedules that are set. */
@Component
public class Schedules {

	private final List<Schedule> all;

	Schedules(SchedulesProperties properties, Clock clock) {
		this.all = properties.schedules()
			.entrySet()
			.stream()
			.map((entry) -> new Schedule(entry.getKey(), entry.getValue(), clock.getZone()))
			.toList();
	}

	/** Returns them in the order of the settings. */
	public List<Schedule> all() {
		return this.all;
	}

	public Optional<Schedule> find(String name) {
		return this.all.stream().filter((schedule) -> schedule.name().equals(name)).findFirst();
	}

}
