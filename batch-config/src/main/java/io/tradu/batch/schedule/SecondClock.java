package io.tradu.batch.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.stereotype.Component;

/**
 * Watches the clock that rings. It never rings itself, but has heard again what rang in
 * vain, notices what has not begun in time, says so once, and has launched after all what
 * the settings want made up for.
 */
@Component
class SecondClock {

	private static final Logger logger = LoggerFactory.getLogger(SecondClock.class);

	private final Schedules schedules;

	private final ScheduleStates states;

	private final ExpectedLaunches expected;

	private final MissingLaunches missing;

	private final DueLaunches due;

	private final MeterRegistry registry;

	private final Clock clock;

	private Instant looked;

	private boolean introduced;

	SecondClock(Schedules schedules, ScheduleStates states, ExpectedLaunches expected, MissingLaunches missing,
			DueLaunches due, MeterRegistry registry, Clock clock) {
		this.schedules = schedules;
		this.states = states;
		this.expected = expected;
		this.missing = missing;
		this.due = due;
		this.registry = registry;
		this.clock = clock;
		this.looked = clock.instant();
		schedules.all().forEach((schedule) -> registry.counter("tradu.nights.missing", "schedule", schedule.name()));
	}

	/** Has one look. */
	synchronized void look() {
		Instant now = this.clock.instant();
		introduce();
		this.due.hearAgain();
		for (Schedule schedule : this.schedules.all()) {
			tellLeftOut(schedule, now);
			List<Fire> expected = this.expected.of(schedule);
			expected.forEach((fire) -> this.missing.of(schedule, fire).ifPresent(this::notice));
			catchUp(schedule, expected);
		}
		this.looked = now;
	}

	// Once: two processes with different settings would else take turns for ever.
	private void introduce() {
		if (!this.introduced) {
			this.states.know(this.schedules.all());
			this.introduced = true;
		}
	}

	private void notice(MissingLaunch launch) {
		if (!this.missing.note(launch)) {
			return;
		}
		this.registry.counter("tradu.nights.missing", "schedule", launch.schedule()).increment();
		LogEvent.of(logger, Level.ERROR, "night.missing")
			.with(LogField.SUBJECT, launch.subject())
			.with(LogField.CATEGORY, FailureCategory.INFRASTRUCTURE.tag())
			.log("night " + launch.businessDate() + " of schedule " + launch.schedule() + " is missing: it was due at "
					+ launch.dueAt() + ", and " + launch.why());
	}

	// Reckoned anew at every look from the newest that were expected, begun or not:
	// nothing has to be remembered, and what is too old today does not come up again
	// tomorrow.
	private void catchUp(Schedule schedule, List<Fire> expected) {
		List<Fire> newest = expected.subList(Math.max(0, expected.size() - schedule.catchUp()), expected.size());
		for (Fire fire : newest) {
			if (this.missing.of(schedule, fire).isPresent() && this.due.makeUpFor(schedule, fire)) {
				LogEvent.of(logger, "launch.caught_up")
					.with(LogField.SUBJECT, "night " + fire.businessDate())
					.with(LogField.JOB, schedule.job())
					.log("night " + fire.businessDate() + " of schedule " + schedule.name()
							+ " was missed; its launch is asked for now");
			}
		}
	}

	private void tellLeftOut(Schedule schedule, Instant now) {
		LocalDate today = now.atZone(schedule.zone()).toLocalDate();
		Instant gap = today.atTime(schedule.time()).atZone(schedule.zone()).toInstant();
		if (schedule.isEnabled() && schedule.recurrence().isLeftOut(today) && gap.isAfter(this.looked)
				&& !gap.isAfter(now)) {
			LogEvent.of(logger, Level.WARN, "schedule.skipped")
				.with(LogField.SUBJECT, "schedule " + schedule.name())
				.log("schedule " + schedule.name() + " is not due today, " + today + ": the clocks were put forward, "
						+ schedule.time() + " did not exist, and dst-gap is skip");
		}
	}

}
