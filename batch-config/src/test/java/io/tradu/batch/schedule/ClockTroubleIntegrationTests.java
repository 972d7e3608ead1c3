package io.tradu.batch.schedule;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Both clocks, where something is wrong, or there are more than one. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ClockTroubleIntegrationTests {

	private final TestDatabase database;

	ClockTroubleIntegrationTests(TestDatabase database) {
		this.database = database;
	}

	@Test
	void launchesWhatIsDueOnceTheClockWasPutBackByADay() {
		Clockwork clocks = at("2026-11-21T12:00:00Z", "time=22:00", "zone=Europe/Madrid");

		assertThat(clocks.ring("2026-11-20T21:00:00Z").requested()).containsExactly("2026-11-20");
	}

	@Test
	void asksForNothingTwiceWhenTheClockIsPutBack() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");
		clocks.ring("2026-11-20T21:00:00Z").launchAll();
		clocks.look("2026-11-20T21:31:00Z");

		clocks.look("2026-11-20T20:00:00Z").ring("2026-11-20T21:00:00Z").look("2026-11-20T21:31:00Z");

		assertThat(clocks.requested()).containsExactly("2026-11-20");
		assertThat(clocks.noted()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-20T20:30:00Z", "2026-11-19T21:30:00Z", "2026-11-18T21:30:00Z" })
	void goesOnWhenTheClockIsPutBackBehindWhatWasLaunched(String back) {
		Clockwork clocks = at("2026-11-17T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "catch-up.nights=3");
		for (int day = 17; day <= 20; day++) {
			clocks.ring("2026-11-" + day + "T21:00:00Z").launchAll();
		}

		clocks.look(back).other(this.database, "time=22:00", "zone=Europe/Madrid", "catch-up.nights=3");
		clocks.ring("2026-11-20T21:00:00Z").look("2026-11-21T20:00:00Z");
		clocks.ring("2026-11-21T21:00:00Z").launchAll();

		assertThat(clocks.look("2026-11-21T22:00:00Z").requested()).containsExactly("2026-11-17", "2026-11-18",
				"2026-11-19", "2026-11-20", "2026-11-21");
		assertThat(clocks.noted()).isEmpty();
	}

	@Test
	void asksAndSaysOnceWhereTwoProcessesHaveClocks() {
		Clockwork one = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");
		List<Clockwork> both = List.of(one, one.other(this.database, "time=22:00", "zone=Europe/Madrid"));

		atOnce(both.stream().map((clocks) -> () -> clocks.ring("2026-11-20T21:00:00Z")));
		atOnce(both.stream().map((clocks) -> () -> clocks.look("2026-11-20T21:31:00Z")));
		atOnce(both.stream().map((clocks) -> () -> clocks.look("2026-11-21T21:31:00Z")));

		assertThat(one.requested()).containsExactly("2026-11-20", "2026-11-21");
		assertThat(one.noted()).containsExactly("2026-11-20", "2026-11-21");
		assertThat(both.stream().mapToDouble(Clockwork::counted).sum()).isEqualTo(2);
	}

	@Test
	void asksForWhatRangWhileTheDatabaseWasAwayAsSoonAsItIsBack() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "catch-up.nights=0");
		this.database.jdbc().execute("alter table launch_request rename to launch_request_away");
		assertThatException().isThrownBy(() -> clocks.ring("2026-11-20T21:00:00Z"));
		assertThatException().isThrownBy(() -> clocks.look("2026-11-20T21:00:30Z"));
		this.database.jdbc().execute("alter table launch_request_away rename to launch_request");

		clocks.look("2026-11-20T21:03:00Z");

		assertThat(clocks.requested()).containsExactly("2026-11-20");
	}

	@Test
	void skipsNothingThatRangInTimeWhileTheDatabaseWasAway() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "misfire=skip");
		this.database.jdbc().execute("alter table launch_request rename to launch_request_away");
		assertThatException().isThrownBy(() -> clocks.ring("2026-11-20T21:00:00Z"));
		this.database.jdbc().execute("alter table launch_request_away rename to launch_request");

		clocks.look("2026-11-20T21:01:10Z");

		assertThat(clocks.requested()).containsExactly("2026-11-20");
	}

	@Test
	void leavesWhatRangInTimeToTheSecondClockWhereTheDatabaseWasAwayForTooLong() {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "catch-up.nights=0");
		this.database.jdbc().execute("alter table launch_request rename to launch_request_away");
		assertThatException().isThrownBy(() -> clocks.ring("2026-11-20T21:00:00Z"));
		this.database.jdbc().execute("alter table launch_request_away rename to launch_request");

		clocks.look("2026-11-20T21:31:00Z");

		assertThat(clocks.requested()).isEmpty();
		assertThat(clocks.noted()).containsExactly("2026-11-20");
	}

	@Test
	void hasTwoSchedulesForTheSameTimeWithoutMixingThemUp() {
		Clockwork one = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");
		Clockwork other = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid");

		one.ring("2026-11-20T21:00:00Z").look("2026-11-20T22:00:00Z");
		other.ring("2026-11-20T21:00:00Z").look("2026-11-20T22:00:00Z");

		assertThat(one.requested()).isEqualTo(other.requested()).containsExactly("2026-11-20");
	}

	@Test
	void makesUpForTheNewestOfVeryManyNights() {
		Clockwork clocks = at("2026-01-01T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "catch-up.nights=2");

		clocks.look("2026-11-23T07:00:00Z").look("2026-11-23T07:01:00Z");

		assertThat(clocks.requested()).containsExactly("2026-11-21", "2026-11-22");
		assertThat(clocks.noted()).hasSize(31).startsWith("2026-10-23");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "0 |", "1 | 2026-11-22", "3 | 2026-11-20 2026-11-21 2026-11-22" })
	void makesUpForAWeekendAsFarAsTheSettingsSay(int nights, String dates) {
		Clockwork clocks = at("2026-11-20T12:00:00Z", "time=22:00", "zone=Europe/Madrid", "catch-up.nights=" + nights);

		clocks.look("2026-11-23T07:00:00Z").launchAll();
		clocks.look("2026-11-23T07:30:00Z").launchAll();
		clocks.look("2026-11-23T08:00:00Z");

		assertThat(clocks.noted()).containsExactly("2026-11-20", "2026-11-21", "2026-11-22");
		assertThat(clocks.counted()).isEqualTo(3);
		assertThat(clocks.requested()).isEqualTo((dates != null) ? List.of(dates.split(" ")) : List.of());
	}

	private Clockwork at(String time, String... settings) {
		return Clockwork.startedAt(this.database, time, settings);
	}

	private static void atOnce(Stream<Runnable> works) {
		List<CompletableFuture<Void>> running = works.map(CompletableFuture::runAsync).toList();
		running.forEach(CompletableFuture::join);
	}

}
