package io.tradu.batch.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

import io.tradu.batch.schedule.ScheduleProperties.DstGap;
import org.jspecify.annotations.Nullable;

/**
 * When something is due, day by day. Reckons by itself and asks no clock.
 *
 * @param time the local time of the day
 * @param zone the time zone of that
 * @param days the days of the week
 * @param holidays days on which it is not due
 * @param businessDate days from the day on which it is due to the business date
 * @param gap what happens on a day on which the time does not exist; null for the same as
 * {@link DstGap#AFTER}
 */
record Recurrence(LocalTime time, ZoneId zone, Set<DayOfWeek> days, SortedSet<LocalDate> holidays, int businessDate,
		@Nullable DstGap gap) {

	/** How far back it is looked for what was due and has not begun. */
	static final Duration LOOK_BACK = Duration.ofDays(31);

	// Longer than any run of holidays.
	private static final int DAYS_AHEAD = 800;

	/** Returns the business date that a moment belongs to. */
	LocalDate businessDate(Instant moment) {
		return moment.atZone(this.zone).toLocalDate().plusDays(this.businessDate);
	}

	/** Returns when it is due on a day, if it is. */
	Optional<Fire> on(LocalDate day) {
		if (!isWorkday(day) || isLeftOut(day)) {
			return Optional.empty();
		}
		// A time that does not exist is moved by the length of the gap; of one that
		// exists twice this is the first.
		Instant at = ZonedDateTime.of(day, this.time, this.zone).toInstant();
		return Optional.of(new Fire(day, day.plusDays(this.businessDate), at));
	}

	/** Returns when it is due for a business date, if it is. */
	Optional<Fire> onBusinessDate(LocalDate date) {
		return on(date.minusDays(this.businessDate));
	}

	/**
	 * Tells whether it would be due on a day, but is not: its time does not exist then.
	 */
	boolean isLeftOut(LocalDate day) {
		return isWorkday(day) && this.gap == DstGap.SKIP
				&& this.zone.getRules().getValidOffsets(LocalDateTime.of(day, this.time)).isEmpty();
	}

	private boolean isWorkday(LocalDate day) {
		return this.days.contains(day.getDayOfWeek()) && !this.holidays.contains(day);
	}

	/** Returns when it is due the next times, soonest first. */
	List<Fire> next(Instant after, int times) {
		LocalDate first = after.atZone(this.zone).toLocalDate().minusDays(1);
		return Stream.iterate(first, (day) -> day.plusDays(1))
			.limit(DAYS_AHEAD)
			.flatMap((day) -> on(day).stream())
			.filter((fire) -> fire.at().isAfter(after))
			.limit(times)
			.toList();
	}

	/**
	 * Returns when it was due, oldest first.
	 * @param after the times after this one
	 * @param until up to and with this one
	 */
	List<Fire> between(Instant after, Instant until) {
		LocalDate first = after.atZone(this.zone).toLocalDate().minusDays(1);
		LocalDate last = until.atZone(this.zone).toLocalDate().plusDays(1);
		return first.isAfter(last) ? List.of()
				: first.datesUntil(last)
					.flatMap((day) -> on(day).stream())
					.filter((fire) -> fire.at().isAfter(after) && !fire.at().isAfter(until))
					.toList();
	}

	/** Returns when it was due last. */
	Optional<Fire> last(Instant until) {
		return between(until.minus(LOOK_BACK), until).stream().reduce((before, fire) -> fire);
	}

}
