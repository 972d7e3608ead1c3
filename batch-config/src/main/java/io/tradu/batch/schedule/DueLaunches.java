package io.tradu.batch.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.stereotype.Component;

/**
 * Asks for a launch when a schedule is due. Trusts no clock's word for it: what is due,
 * and for which date, it reckons itself, so that a clock that rings late, twice or on the
 * wrong day does no harm.
 */
@Component
class DueLaunches {

	private static final Logger logger = LoggerFactory.getLogger(DueLaunches.class);

	// Later than that is late.
	private static final Duration PUNCTUAL = Duration.ofMinutes(1);

	private final Schedules schedules;

	private final ScheduleStates states;

	private final LaunchRequests requests;

	private final LaunchNotes notes;

	private final Clock clock;

	// Schedules for which a clock has rung, and nothing could be asked for; and when it
	// rang first.
	private final Map<String, Instant> unheard = new ConcurrentHashMap<>();

	DueLaunches(Schedules schedules, ScheduleStates states, LaunchRequests requests, LaunchNotes notes, Clock clock) {
		this.schedules = schedules;
		this.states = states;
		this.requests = requests;
		this.notes = notes;
		this.clock = clock;
	}

	/**
	 * A clock has rung for a schedule.
	 * @param meant when it should have, as the clock had it in mind: it may ring a moment
	 * too early, and for a time long past
	 */
	void rung(String name, Instant meant) {
		Instant now = this.clock.instant();
		Instant heard = meant.isAfter(now) ? meant : now;
		this.schedules.find(name)
			.filter(Schedule::isEnabled)
			.ifPresent((schedule) -> hear(schedule, this.unheard.merge(name, heard,
					(before, again) -> isSame(schedule, before, again) ? before : again)));
	}

	private static boolean isSame(Schedule schedule, Instant one, Instant other) {
		return schedule.recurrence().last(one).equals(schedule.recurrence().last(other));
	}

	/**
	 * Hears again what a clock has rung for when nothing could be asked for: the database
	 * was away.
	 */
	void hearAgain() {
		Instant now = this.clock.instant();
		this.unheard.forEach((name, heard) -> {
			// The clock of this machine may have been put back meanwhile.
			if (!heard.isAfter(now)) {
				this.schedules.find(name).ifPresent((schedule) -> hear(schedule, heard));
			}
		});
	}

	private void hear(Schedule schedule, Instant heard) {
		schedule.recurrence().last(heard).ifPresent((fire) -> due(schedule, fire, heard));
		this.unheard.remove(schedule.name(), heard);
	}

	private void due(Schedule schedule, Fire fire, Instant heard) {
		Duration late = Duration.between(fire.at(), heard);
		if (this.clock.instant().isAfter(fire.at().plus(schedule.startWithin()))
				|| !this.states.wentBy(schedule.name(), fire.at())
				|| this.requests.find(schedule.name(), fire.businessDate()).isPresent()) {
			// What is that late is missing, and the second clock's matter; what was due
			// during a pause is nobody's.
			return;
		}
		if (this.states.isPaused(schedule.name())) {
			tell(schedule, fire, Level.INFO, "schedule.paused", "is due and is not launched: the schedule is paused");
		}
		else if (late.compareTo(PUNCTUAL) > 0 && !schedule.launchesLate()) {
			skip(schedule, fire, late);
		}
		else if (request(schedule, fire, "due at " + fire.at())) {
			tell(schedule, fire, Level.INFO, "launch.requested", "is due; its launch is asked for");
		}
	}

	private void skip(Schedule schedule, Fire fire, Duration late) {
		String why = "the clock came " + late.toMinutes() + " min late, and tradu.schedules." + schedule.name()
				+ ".misfire is skip";
		if (this.notes.skipped(schedule.name(), fire.businessDate(), why)) {
			tell(schedule, fire, Level.WARN, "schedule.skipped",
					"was due at " + fire.at() + " and is not launched: " + why);
		}
	}

	/**
	 * Asks for a launch that was missed.
	 * @return false if somebody else has asked for it, or it was skipped on purpose
	 */
	boolean makeUpFor(Schedule schedule, Fire fire) {
		return this.notes.skipped(schedule.name(), fire.businessDate()).isEmpty()
				&& request(schedule, fire, "missed at " + fire.at() + ", made up for");
	}

	private boolean request(Schedule schedule, Fire fire, String reason) {
		return this.requests.add(schedule.name(), fire.businessDate(), fire.at(), AuditLog.LINE, reason).isPresent();
	}

	private static void tell(Schedule schedule, Fire fire, Level level, String action, String words) {
		LogEvent.of(logger, level, action)
			.with(LogField.SUBJECT, "night " + fire.businessDate())
			.with(LogField.JOB, schedule.job())
			.log("night " + fire.businessDate() + " of schedule " + schedule.name() + " " + words);
	}

}
