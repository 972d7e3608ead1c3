package io.tradu.batch.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a job was due by, one span after the other. Between two spans that do not meet the
 * schedule was paused.
 *
 * @param spans the spans, oldest first
 * @param job the job
 * @param startWithin how long after its time the job has to have begun
 */
record ScheduleTimeline(List<ScheduleSpan> spans, String job, Duration startWithin) {

	/**
	 * Returns when the job was due, one time for each business date, oldest first:
	 * nothing that was called off or put off before it was missing.
	 * @param after the times after this one
	 * @param until up to and with this one
	 */
	List<Fire> fires(Instant after, Instant until) {
		Map<LocalDate, Fire> fires = new TreeMap<>();
		for (int number = 0; number < this.spans.size(); number++) {
			ScheduleSpan span = this.spans.get(number);
			if (number > 0) {
				turn(fires, this.spans.get(number - 1), span);
			}
			span.within(after, until).fires(this.job).forEach((fire) -> fires.put(fire.businessDate(), fire));
		}
		return fires.values()
			.stream()
			.filter((fire) -> fire.at().isAfter(after) && !fire.at().isAfter(until))
			.sorted(Comparator.comparing(Fire::at))
			.toList();
	}

	private void turn(Map<LocalDate, Fire> fires, ScheduleSpan former, ScheduleSpan next) {
		boolean paused = former.until().isBefore(next.since());
		fires.values()
			.removeIf((fire) -> !fire.at().plus(this.startWithin).isBefore(former.until())
					&& (paused || isOff(fire, next)));
		if (!paused) {
			broughtForward(former, next).ifPresent((fire) -> fires.putIfAbsent(fire.businessDate(), fire));
		}
	}

	// Whoever puts a time off before anything is missing wants it launched then. What was
	// missing already is made up for at once, and the new time finds it begun.
	private boolean isOff(Fire fire, ScheduleSpan next) {
		return next.recurrence(this.job)
			.flatMap((of) -> of.onBusinessDate(fire.businessDate()))
			.filter((of) -> !of.at().isAfter(next.since()))
			.isEmpty();
	}

	// What was still to come by the former settings, and is past by the next ones, would
	// be due at no time at all. Where the time that comes is nearer to the former one,
	// that takes its place.
	private Optional<Fire> broughtForward(ScheduleSpan former, ScheduleSpan next) {
		Optional<Recurrence> recurrence = next.recurrence(this.job);
		Optional<Instant> coming = recurrence.flatMap((of) -> of.next(next.since(), 1).stream().findFirst())
			.map(Fire::at);
		return recurrence.flatMap((of) -> of.last(next.since()))
			.filter((past) -> former.recurrence(this.job)
				.flatMap((of) -> of.onBusinessDate(past.businessDate()))
				.map(Fire::at)
				.filter((at) -> at.isAfter(next.since()))
				.filter((at) -> coming.filter((of) -> isNearer(of, past.at(), at)).isEmpty())
				.isPresent());
	}

	private static boolean isNearer(Instant one, Instant other, Instant to) {
		return Duration.between(one, to).abs().compareTo(Duration.between(other, to).abs()) < 0;
	}

}
