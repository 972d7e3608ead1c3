package io.tradu.batch.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads what people write in the settings of a schedule, and refuses what cannot be
 * meant: each refusal begins with the setting.
 */
final class ScheduleWords {

	private static final int SECONDS_OF_A_MINUTE = 60;

	private static final int SECONDS_OF_AN_HOUR = 3600;

	private static final int MINUTES_OF_AN_HOUR = 60;

	private static final int MINUTES_OF_A_DAY = 24 * 60;

	private ScheduleWords() {
	}

	// An unquoted 22:00 is a number to YAML: so many minutes, or seconds where it has
	// some. Whoever writes 22 or 2200 means neither.
	static LocalTime time(@Nullable String text) {
		check(text != null && !text.isBlank(), "time is missing, for example time: \"22:00\"");
		try {
			if (text.matches("\\d{1,5}")) {
				int number = Integer.parseInt(text);
				check(number == 0 || (number >= MINUTES_OF_AN_HOUR && number < MINUTES_OF_A_DAY)
						|| number >= SECONDS_OF_AN_HOUR,
						"time " + text + " is ambiguous: write it with a colon and in quotes, as \"22:00\" is");
				return LocalTime.ofSecondOfDay((number < MINUTES_OF_A_DAY) ? number * SECONDS_OF_A_MINUTE : number);
			}
			LocalTime time = LocalTime.parse(text);
			check(time.getNano() == 0, "time '" + text + "' is finer than a second");
			return time;
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("time '" + text + "' is no time of a day, as 22:00 is");
		}
	}

	static ZoneId zone(String text) {
		try {
			return ZoneId.of(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("zone '" + text + "' is no time zone, as Europe/Madrid is");
		}
	}

	static Set<DayOfWeek> days(List<String> texts) {
		return texts.isEmpty() ? EnumSet.allOf(DayOfWeek.class)
				: texts.stream()
					.map(ScheduleWords::day)
					.collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
	}

	private static DayOfWeek day(String text) {
		String name = text.strip().toUpperCase(Locale.ROOT);
		return Stream.of(DayOfWeek.values())
			.filter((day) -> day.name().equals(name) || (name.length() == 3 && day.name().startsWith(name)))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("days: '" + text + "' is no day, as mon is"));
	}

	/** Refuses what is not right. */
	static void check(boolean right, String otherwise) {
		if (!right) {
			throw new IllegalArgumentException(otherwise);
		}
	}

}
