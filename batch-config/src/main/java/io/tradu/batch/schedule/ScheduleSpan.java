package io.tradu.batch.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A span of time in which a clock goes by the same settings of a schedule.
 *
 * @param settings the settings in words
 * @param since what was due up to then does not belong to it
 * @param until what is due after that does not either
 */
record ScheduleSpan(String settings, Instant since, Instant until) {

	/** Returns when a job is due by it; nothing if it is not enabled. */
	Optional<Recurrence> recurrence(String job) {
		return ScheduleSettings.of(this.settings)
			.filter((of) -> of.enabled() && of.job().equals(job))
			.map(ScheduleSettings::recurrence);
	}

	/** Returns when a job was due by it, oldest first. */
	List<Fire> fires(String job) {
		return recurrence(job).map((of) -> of.between(this.since, this.until)).orElse(List.of());
	}

	/** Returns the part of it that lies between two times. */
	ScheduleSpan within(Instant from, Instant to) {
		return new ScheduleSpan(this.settings, this.since.isAfter(from) ? this.since : from,
				this.until.isBefore(to) ? this.until : to);
	}

}
