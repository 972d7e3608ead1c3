package io.tradu.batch.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.quartz.Trigger;

import static org.assertj.core.api.Assertions.assertThat;

/** When a schedule is due, on ordinary days and on the others. */
class ScheduleTests {

	// The clocks are put forward on 29 March 2026 and back on 25 October.
	private static final String MADRID = "Europe/Madrid";

	@Test
	void isDueEveryDayAtItsLocalTime() {
		assertThat(times(schedule(MADRID, "22:00", Map.of()), "2026-03-27T21:00:00Z", 3))
			.containsExactly("2026-03-28T21:00:00Z", "2026-03-29T20:00:00Z", "2026-03-30T20:00:00Z");
	}

	@Test
	void isDueOnItsDaysAndNotOnHolidays() {
		Schedule schedule = schedule(MADRID, "22:00", Map.of("days", "thu,fri,mon", "holidays", "2026-12-25"));

		assertThat(schedule.next(Instant.parse("2026-12-24T10:00:00Z"), 3)).extracting(Fire::day)
			.containsExactly(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 28), LocalDate.of(2026, 12, 31));
	}

	@Test
	void belongsToTheDayBeforeWhereTheSettingsSaySo() {
		Schedule schedule = schedule(MADRID, "00:30", Map.of("business-date", "-1"));

		assertThat(schedule.next(Instant.parse("2026-11-24T12:00:00Z"))).contains(new Fire(LocalDate.of(2026, 11, 25),
				LocalDate.of(2026, 11, 24), Instant.parse("2026-11-24T23:30:00Z")));
	}

	@Test
	void isDueLaterWhereItsTimeDoesNotExist() {
		assertThat(times(schedule(MADRID, "02:30", Map.of("dst-gap", "after")), "2026-03-28T12:00:00Z", 2))
			.containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
	}

	@Test
	void isLeftOutWhereItsTimeDoesNotExistIfTheSettingsSaySo() {
		Schedule schedule = schedule(MADRID, "02:30", Map.of("dst-gap", "skip"));

		assertThat(times(schedule, "2026-03-28T12:00:00Z", 1)).containsExactly("2026-03-30T00:30:00Z");
		assertThat(schedule.recurrence().isLeftOut(LocalDate.of(2026, 3, 29))).isTrue();
		assertThat(schedule.recurrence().isLeftOut(LocalDate.of(2026, 3, 30))).isFalse();
	}

	@Test
	void isDueOnceWhereItsTimeExistsTwice() {
		assertThat(times(schedule(MADRID, "02:30", Map.of("dst-gap", "skip")), "2026-10-24T12:00:00Z", 2))
			.containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
	}

	@Test
	void knowsTheSouthernHemisphere() {
		Schedule schedule = schedule("Australia/Sydney", "02:30", Map.of("dst-gap", "after"));

		assertThat(times(schedule, "2026-10-03T12:00:00Z", 1)).containsExactly("2026-10-03T16:30:00Z");
		assertThat(times(schedule, "2026-04-04T12:00:00Z", 2)).containsExactly("2026-04-04T15:30:00Z",
				"2026-04-05T16:30:00Z");
	}

	@Test
	void isLaunchedInAGapAtAnotherHourThatNobodyHasThoughtOf() {
		Schedule schedule = schedule("America/Santiago", "00:30", Map.of());

		assertThat(times(schedule, "2026-09-05T12:00:00Z", 1)).containsExactly("2026-09-06T04:30:00Z");
	}

	@Test
	void knowsWhatWasDue() {
		Schedule schedule = schedule(MADRID, "22:00", Map.of("days", "fri,mon"));
		Instant monday = Instant.parse("2026-11-23T21:00:00Z");

		assertThat(schedule.recurrence().last(monday)).map(Fire::at).contains(monday);
		assertThat(schedule.recurrence().last(monday.minusSeconds(1))).map(Fire::day)
			.contains(LocalDate.of(2026, 11, 20));
		assertThat(schedule.recurrence().between(monday, monday.minusSeconds(60))).isEmpty();
	}

	@Test
	void hasOtherSettingsOnceItIsNotEnabled() {
		Schedule schedule = schedule(MADRID, "22:00", Map.of("days", "fri", "enabled", "false"));

		assertThat(schedule.isEnabled()).isFalse();
		assertThat(schedule.settings()).isNotEqualTo(schedule(MADRID, "22:00", Map.of("days", "fri")).settings());
	}

	@Test
	void quartzLeavesOutADayWithoutTheTime() {
		assertThat(rings(schedule(MADRID, "02:30", Map.of("dst-gap", "after")), "2026-03-28T12:00:00Z"))
			.contains("2026-03-30T00:30:00Z");
		assertThat(rings(schedule("Australia/Sydney", "02:30", Map.of("dst-gap", "after")), "2026-10-03T12:00:00Z"))
			.contains("2026-10-04T15:30:00Z");
	}

	@Test
	void quartzTakesTheSecondOfTwoTimes() {
		assertThat(rings(schedule(MADRID, "02:30", Map.of("dst-gap", "after")), "2026-10-24T12:00:00Z"))
			.contains("2026-10-25T01:30:00Z");
	}

	@Test
	void quartzIsCorrectedOnTheDaysOnWhichItIsWrong() {
		Schedule schedule = schedule(MADRID, "02:30", Map.of("dst-gap", "after"));

		assertThat(correction(schedule, "2026-03-28T12:00:00Z")).contains("2026-03-29T01:30:00Z");
		assertThat(correction(schedule, "2026-10-24T12:00:00Z")).contains("2026-10-25T00:30:00Z");
		assertThat(correction(schedule, "2026-10-25T00:30:00Z")).isEmpty();
		assertThat(correction(schedule, "2026-11-24T12:00:00Z")).isEmpty();
	}

	@Test
	void quartzIsNotCorrectedWhereNothingIsToBeLaunched() {
		assertThat(correction(schedule(MADRID, "02:30", Map.of("dst-gap", "skip")), "2026-03-28T12:00:00Z")).isEmpty();
		assertThat(correction(schedule(MADRID, "02:30", Map.of("dst-gap", "after", "holidays", "2026-03-29")),
				"2026-03-28T12:00:00Z"))
			.isEmpty();
	}

	@Test
	void quartzIsCorrectedBehindAHoliday() {
		assertThat(correction(schedule(MADRID, "02:30", Map.of("dst-gap", "after", "holidays", "2026-03-28")),
				"2026-03-27T12:00:00Z"))
			.contains("2026-03-29T01:30:00Z");
	}

	private static List<String> times(Schedule schedule, String after, int number) {
		return schedule.next(Instant.parse(after), number).stream().map((fire) -> fire.at().toString()).toList();
	}

	private static Optional<String> correction(Schedule schedule, String after) {
		return QuartzTriggers.correction(schedule, Instant.parse(after)).map(Instant::toString);
	}

	private static Optional<String> rings(Schedule schedule, String after) {
		Trigger cron = QuartzTriggers.cron(schedule, Instant.parse(after));
		return Optional.ofNullable(cron.getFireTimeAfter(Date.from(Instant.parse(after))))
			.map((date) -> date.toInstant().toString());
	}

	private static Schedule schedule(String zone, String time, Map<String, String> others) {
		Map<String, String> settings = new HashMap<>(others);
		settings.put("zone", zone);
		settings.put("time", time);
		return SchedulePropertiesTests.schedule(settings);
	}

}
