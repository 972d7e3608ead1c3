package io.tradu.batch.schedule;

import java.time.Instant;

import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Both clocks, driven by hand through days that are not like others. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CalendarIntegrationTests {

	private final TestDatabase database;

	CalendarIntegrationTests(TestDatabase database) {
		this.database = database;
	}

	@Test
	void launchesAfterTheGapInSpring() {
		Clockwork clocks = at("2026-03-28T12:00:00Z", "time=02:30", "zone=Europe/Madrid", "dst-gap=after");

		clocks.ring("2026-03-29T01:30:00Z");

		assertThat(clocks.requested()).containsExactly("2026-03-29");
	}

	@Test
	void launchesNothingInTheGapIfTheSettingsSaySo() {
		Clockwork clocks = at("2026-03-27T12:00:00Z", "time=02:30", "zone=Europe/Madrid", "dst-gap=skip");
		clocks.ring("2026-03-28T01:30:00Z").launchAll();

		clocks.ring("2026-03-29T01:30:00Z").look("2026-03-29T12:00:00Z");

		assertThat(clocks.requested()).containsExactly("2026-03-28");
		assertThat(clocks.noted()).isEmpty();
	}

	@Test
	void launchesOnceInTheDoubledHour() {
		Clockwork clocks = at("2026-10-24T12:00:00Z", "time=02:30", "zone=Europe/Madrid", "dst-gap=skip");

		clocks.ring("2026-10-25T00:30:00Z");
		clocks.launchAll();
		clocks.ring("2026-10-25T01:30:00Z").look("2026-10-25T12:00:00Z");

		assertThat(clocks.requested()).containsExactly("2026-10-25");
		assertThat(clocks.noted()).isEmpty();
	}

	@Test
	void launchesOnceWhereQuartzRingsAtTheSecondOfTwoTimesOnly() {
		Clockwork clocks = at("2026-10-24T12:00:00Z", "time=02:30", "zone=Europe/Madrid", "dst-gap=skip",
				"start-within=2h");

		clocks.ring("2026-10-25T01:30:00Z");

		assertThat(clocks.requested()).containsExactly("2026-10-25");
	}

	@Test
	void knowsTheSeasonsOfTheSouth() {
		Clockwork clocks = at("2026-10-03T00:00:00Z", "time=02:30", "zone=Australia/Sydney", "dst-gap=after");

		clocks.ring("2026-10-03T16:30:00Z").launchAll();
		clocks.look("2026-10-04T00:00:00Z");

		assertThat(clocks.requested()).containsExactly("2026-10-04");
		assertThat(clocks.noted()).isEmpty();
	}

	@Test
	void doesNotMissHolidaysAndDaysOff() {
		Clockwork clocks = at("2026-12-24T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "days=mon,tue,wed,thu,fri",
				"holidays=2026-12-24,2026-12-25");

		clocks.look("2026-12-28T20:00:00Z");
		assertThat(clocks.noted()).isEmpty();

		clocks.look("2026-12-28T21:31:00Z");
		assertThat(clocks.noted()).containsExactly("2026-12-28");
	}

	@ParameterizedTest
	@CsvSource({ "2026-03-29, 02:30", "2026-10-25, 02:30", "2026-03-29, 22:00", "2026-10-25, 00:00" })
	void leavesAHolidayOutOnWhichTheClocksChange(String holiday, String time) {
		Instant from = Instant.parse(holiday + "T12:00:00Z").minusSeconds(86_400);
		Clockwork clocks = at(from.toString(), "time=" + time, "zone=Europe/Madrid", "dst-gap=after",
				"holidays=" + holiday);

		for (Instant hour = from; hour.isBefore(from.plusSeconds(2 * 86_400)); hour = hour.plusSeconds(1800)) {
			clocks.ring(hour.toString()).look(hour.toString()).launchAll();
		}

		assertThat(clocks.requested()).doesNotContain(holiday).hasSize(1);
		assertThat(clocks.noted()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "America/Santiago, 2026-09-06T04:00:00Z, 2026-09-06",
			"Europe/Madrid, 2026-11-19T23:00:00Z, 2026-11-20", "Pacific/Auckland, 2026-11-19T11:00:00Z, 2026-11-20",
			"Africa/Cairo, 2026-04-23T22:00:00Z, 2026-04-24" })
	void isDueAtMidnightWhereverThatIs(String zone, String rings, String date) {
		Instant due = Instant.parse(rings);
		Clockwork clocks = at(due.minusSeconds(3600).toString(), "time=00:00", "zone=" + zone);

		clocks.ring(rings).launchAll();

		assertThat(clocks.requested()).containsExactly(date);
		assertThat(clocks.look(due.plusSeconds(3600).toString()).noted()).isEmpty();
	}

	@Test
	void asksForTheDayBeforeWhereTheSettingsSaySo() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=00:30", "zone=Europe/Madrid", "business-date=-1");

		clocks.ring("2026-11-20T23:30:00Z");

		assertThat(clocks.requested()).containsExactly("2026-11-20");
	}

	private Clockwork at(String time, String... settings) {
		return Clockwork.startedAt(this.database, time, settings);
	}

}
