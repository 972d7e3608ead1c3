package io.tradu.batch.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradu.batch.schedule.ScheduleProperties.DstGap;

/**
 * The settings that decide when a job is due, as clocks remember them.
 *
 * @param job the job
 * @param recurrence when it is due
 * @param enabled whether it is due at all
 */
record ScheduleSettings(String job, Recurrence recurrence, boolean enabled) {

	private static final Pattern TEXT = Pattern
		.compile("(?s)(.*) at (\\S+) (\\S+) on \\[(.*)] but \\[(.*)] for (-?\\d+) gap (\\w+) enabled (true|false)");

	/** Returns them in words, which differ wherever the settings do. */
	String text() {
		return this.job + " at " + this.recurrence.time() + " " + this.recurrence.zone() + " on "
				+ this.recurrence.days() + " but " + this.recurrence.holidays() + " for "
				+ this.recurrence.businessDate() + " gap " + this.recurrence.gap() + " enabled " + this.enabled;
	}

	/**
	 * Reads them.
	 * @return empty if these are no words of {@link #text()}, or not of this version
	 */
	static Optional<ScheduleSettings> of(String text) {
		Matcher words = TEXT.matcher(text);
		try {
			return words.matches() ? Optional.of(read(words)) : Optional.empty();
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static ScheduleSettings read(Matcher words) {
		Recurrence recurrence = new Recurrence(LocalTime.parse(words.group(2)), ZoneId.of(words.group(3)),
				list(words.group(4)).map(DayOfWeek::valueOf)
					.collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class))),
				list(words.group(5)).map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new)),
				Integer.parseInt(words.group(6)),
				"null".equals(words.group(7)) ? null : DstGap.valueOf(words.group(7)));
		return new ScheduleSettings(words.group(1), recurrence, Boolean.parseBoolean(words.group(8)));
	}

	private static Stream<String> list(String text) {
		return Arrays.stream(text.split(", ")).filter((word) -> !word.isEmpty());
	}

}
