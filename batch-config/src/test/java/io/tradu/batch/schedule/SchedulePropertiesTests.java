package io.tradu.batch.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What can be set of a schedule, and what is refused. */
class SchedulePropertiesTests {

	private static final ZoneId MACHINE = ZoneId.of("Europe/Lisbon");

	@Test
	void needsNothingButATime() {
		Schedule schedule = schedule(Map.of("time", "22:00"));

		assertThat(schedule.time()).isEqualTo(LocalTime.of(22, 0));
		assertThat(schedule.zone()).isEqualTo(MACHINE);
		assertThat(schedule.job()).isEqualTo("nightly");
		assertThat(schedule.recurrence().days()).hasSize(7);
		assertThat(schedule.catchUp()).isEqualTo(1);
		assertThat(schedule.launchesLate()).isTrue();
		assertThat(schedule.startWithin()).hasMinutes(30);
	}

	@ParameterizedTest
	@CsvSource({ "1320, 22:00", "79230, 22:00:30", "0, 00:00", "'05:15', 05:15", "65, 01:05" })
	void takesATimeThatYamlHasMadeANumberOf(String written, LocalTime meant) {
		assertThat(schedule(Map.of("time", written, "dst-gap", "after")).time()).isEqualTo(meant);
	}

	@Test
	void takesDaysInShort() {
		assertThat(schedule(Map.of("time", "22:00", "days", "mon, FRIDAY")).recurrence().days())
			.containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
	}

	@Test
	void readsHolidaysFromFilesAndFolders(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("spain.txt"), "# national\n2026-12-25 # Christmas\n\n");
		Path region = Files.createDirectory(folder.resolve("regions"));
		Files.writeString(region.resolve("catalonia"), "2026-09-11\n");
		Files.writeString(region.resolve(".hidden"), "nonsense\n");

		assertThat(schedule(Map.of("time", "22:00", "holidays", "2027-01-01, " + file + "," + region)).recurrence()
			.holidays())
			.containsExactly(LocalDate.of(2026, 9, 11), LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "time | 25:00 | time '25:00' is no time of a day", "time | \"\" | time is missing",
					"time | 99999 | time '99999' is no time", "zone | Europe/Madird | no time zone",
					"days | mon, tuesdey | 'tuesdey' is no day", "holidays | 2026-02-30 | '2026-02-30' is no date",
					"holidays | no-such-file | 'no-such-file' is no date", "business-date | 1 | business-date 1",
					"start-within | 0s | start-within must be", "catch-up.nights | -1 | nights must be",
					"time | 22 | time 22 is ambiguous", "time | 2200 | time 2200 is ambiguous",
					"time | 22:00:00.5 | finer than a second", "time | 02:30 | say dst-gap",
					"time | 01:00 | say dst-gap", "time | 03:59:59 | say dst-gap" })
	void refusesWhatCannotBeMeant(String setting, String value, String words) {
		Map<String, String> settings = new HashMap<>(Map.of("time", "22:00"));
		settings.put(setting, value);

		assertThatExceptionOfType(BindException.class).isThrownBy(() -> schedule(settings)).satisfies((refusal) -> {
			assertThat(refusal.getName().toString()).startsWith("tradu.schedules.nightly");
			assertThat(refusal).rootCause().hasMessageContaining(words);
		});
	}

	@Test
	void saysWhichLineOfAFileIsWrong(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("days.txt"), "2026-12-25\n25.12.2026\n");

		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> schedule(Map.of("time", "22:00", "holidays", file.toString())))
			.havingRootCause()
			.withMessageContaining("line 2 of " + file + ": '25.12.2026' is no date");
	}

	static Schedule schedule(Map<String, String> settings) {
		Map<String, String> all = new HashMap<>();
		settings.forEach((name, value) -> all.put("tradu.schedules.nightly." + name, value));
		SchedulesProperties properties = new Binder(new MapConfigurationPropertySource(all))
			.bind("tradu", SchedulesProperties.class)
			.get();
		return new Schedule("nightly", properties.schedules().get("nightly"), MACHINE);
	}

}
