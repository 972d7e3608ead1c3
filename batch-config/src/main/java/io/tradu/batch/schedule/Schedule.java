package io.tradu.batch.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

import io.tradu.batch.schedule.ScheduleProperties.DstGap;
import io.tradu.batch.schedule.ScheduleProperties.Misfire;

/** When a job is due, day by day. Reckons by itself and asks no clock. */
public final class Schedule {

	/** How far back it is looked for what was due and has not begun. */
	static final Duration LOOK_BACK = Duration.ofDays(31);

	// Longer than any run of holidays.
	private static final int DAYS_AHEAD = 800;

	private final String name;

	private final ScheduleProperties properties;

	private final ZoneId zone;

	private final LocalTime time;

	private final Set<DayOfWeek> days;

	private final SortedSet<LocalDate> holidays;

	Schedule(String name, ScheduleProperties properties, ZoneId machine) {
		this.name = name;
		this.properties = properties;
		this.zone = properties.zone(machine);
		this.time = properties.localTime();
		this.days = properties.daysOfWeek();
		this.holidays = Holidays.of(properties.holidays());
	}

	public String name() {
		return this.name;
	}

	/** Returns the name of the job that is due. */
	public String job() {
		return Optional.ofNullable(this.properties.job()).orElse(this.name);
	}

	/** Returns the local time of the day. */
	public LocalTime time() {
		return this.time;
	}

	public ZoneId zone() {
		return this.zone;
	}

	/** Tells whether it is due at all. */
	public boolean isEnabled() {
		return this.properties.enabled();
	}

	/** Returns how long after its time a job has to have begun. */
	Duration startWithin() {
		return this.properties.startWithin();
	}

	/** Tells whether it is launched late, within the time in which it has to begin. */
	boolean launchesLate() {
		return this.properties.misfire() == Misfire.LAUNCH_NOW;
	}

	/** Returns how many of the newest missed launches are made up for. */
	int catchUp() {
		return this.properties.catchUp().nights();
	}

	Set<DayOfWeek> days() {
		return this.days;
	}

	SortedSet<LocalDate> holidays() {
		return this.holidays;
	}

	/** Returns the business date that a moment belongs to. */
	public LocalDate businessDate(Instant moment) {
		return businessDate(moment.atZone(this.zone).toLocalDate());
	}

	private LocalDate businessDate(LocalDate day) {
		return day.plusDays(this.properties.businessDate());
	}

	/** Returns when it is due on a day, if it is. */
	Optional<Fire> on(LocalDate day) {
		if (!isWorkday(day) || isLeftOut(day)) {
			return Optional.empty();
		}
		// A time that does not exist is moved by the length of the gap; of one that
		// exists twice this is the first.
		Instant at = ZonedDateTime.of(day, this.time, this.zone).toInstant();
		return Optional.of(new Fire(day, businessDate(day), at));
	}

	/**
	 * Tells whether it would be due on a day, but is not: its time does not exist then.
	 */
	boolean isLeftOut(LocalDate day) {
		List<ZoneOffset> offsets = this.zone.getRules().getValidOffsets(LocalDateTime.of(day, this.time));
		return isWorkday(day) && this.properties.dstGap() == DstGap.SKIP && offsets.isEmpty();
	}

	private boolean isWorkday(LocalDate day) {
		return this.days.contains(day.getDayOfWeek()) && !this.holidays.contains(day);
	}

	/** Returns when it is due next. */
	public Optional<Fire> next(Instant after) {
		return next(after, 1).stream().findFirst();
	}

	/** Returns when it is due the next times, soonest first. */
	public List<Fire> next(Instant after, int times) {
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

	/**
	 * Returns what decides when it is due, in words that change whenever that does.
	 */
	String settings() {
		return this.job() + " at " + this.time + " " + this.zone + " on " + this.days + " but " + this.holidays
				+ " for " + this.properties.businessDate() + " gap " + this.properties.dstGap() + " enabled "
				+ isEnabled();
	}

}
