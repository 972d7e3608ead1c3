package io.tradu.batch.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.schedule.ScheduleProperties.Misfire;

/** A job, when it is due, and what happens if it is late. */
public final class Schedule {

	private final String name;

	private final ScheduleProperties properties;

	private final Recurrence recurrence;

	Schedule(String name, ScheduleProperties properties, ZoneId machine) {
		this.name = name;
		this.properties = properties;
		this.recurrence = properties.recurrence(machine);
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
		return this.recurrence.time();
	}

	public ZoneId zone() {
		return this.recurrence.zone();
	}

	/** Tells whether it is due at all. */
	public boolean isEnabled() {
		return this.properties.enabled();
	}

	/** Returns when it is due, whether or not it is enabled. */
	Recurrence recurrence() {
		return this.recurrence;
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

	/** Returns the business date that a moment belongs to. */
	public LocalDate businessDate(Instant moment) {
		return this.recurrence.businessDate(moment);
	}

	/** Tells whether it is due for a business date, if it is enabled. */
	public boolean isDueFor(LocalDate date) {
		return this.recurrence.onBusinessDate(date).isPresent();
	}

	/** Returns when it is due next; empty if it is not within the next two years. */
	public Optional<Fire> next(Instant after) {
		return next(after, 1).stream().findFirst();
	}

	/** Returns when it is due the next times, soonest first. */
	public List<Fire> next(Instant after, int times) {
		return this.recurrence.next(after, times);
	}

	/** Returns what decides when it is due. */
	ScheduleSettings settings() {
		return new ScheduleSettings(job(), this.recurrence, isEnabled());
	}

}
