package io.tradu.batch.schedule;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.tradu.batch.audit.Act;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nights that were missed before the settings of their schedule changed. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ChangedSettingsIntegrationTests {

	private static final Act ANN = new Act("ann", "moving house");

	private final TestDatabase database;

	ChangedSettingsIntegrationTests(TestDatabase database) {
		this.database = database;
	}

	@ParameterizedTest
	@CsvSource({ "time=06:00", "zone=Asia/Tokyo", "'days=mon,tue'", "'holidays=2026-11-20,2026-12-25'", "misfire=skip",
			"start-within=1h" })
	void makesUpForWhatWasMissedByTheFormerSettings(String change) {
		Clockwork changed = changed(at("2026-11-20T12:00:00Z"), "2026-11-22T12:00:00Z", change);

		changed.look("2026-11-22T12:00:30Z").launchAll();
		changed.look("2026-11-22T12:01:00Z");

		assertThat(changed.noted()).containsExactly("2026-11-20", "2026-11-21");
		assertThat(changed.requested()).containsExactly("2026-11-20", "2026-11-21");
	}

	@Test
	void asksForNothingThatWouldHaveBeenDueByTheNewSettingsOnly() {
		Clockwork former = at("2026-11-20T12:00:00Z", "days=fri");
		former.ring("2026-11-20T21:00:00Z").launchAll();

		Clockwork changed = changed(former, "2026-11-23T12:00:00Z", "time=06:00");
		changed.look("2026-11-23T20:00:00Z").ring("2026-11-24T05:00:00Z").launchAll();

		assertThat(changed.look("2026-11-24T12:00:00Z").noted()).isEmpty();
		assertThat(changed.requested()).containsExactly("2026-11-20", "2026-11-24");
	}

	@Test
	void launchesOnceAtTheNewTimeWhatIsPutOffOnItsDay() {
		Clockwork changed = changed(at("2026-11-20T12:00:00Z"), "2026-11-20T21:10:00Z", "time=23:59");
		changed.look("2026-11-20T22:50:00Z");
		assertThat(changed.requested()).isEmpty();

		changed.ring("2026-11-20T22:59:00Z").launchAll();

		assertThat(changed.look("2026-11-21T12:00:00Z").requested()).containsExactly("2026-11-20");
		assertThat(changed.noted()).isEmpty();
	}

	@Test
	void makesUpAtOnceForWhatWasMissingBeforeItsTimeWasPutOff() {
		Clockwork former = at("2026-11-20T01:00:00Z", "time=06:00");
		Clockwork changed = changed(former, "2026-11-20T08:00:00Z");

		changed.look("2026-11-20T08:00:30Z");
		assertThat(changed.noted()).containsExactly("2026-11-20");
		changed.launchAll();
		changed.ring("2026-11-20T21:00:00Z").look("2026-11-20T22:00:00Z");

		assertThat(changed.requested()).containsExactly("2026-11-20");
	}

	@Test
	void launchesOnceWhatComesToBelongToALaterDay() {
		Clockwork changed = changed(at("2026-11-20T12:00:00Z"), "2026-11-20T21:10:00Z", "time=00:30",
				"business-date=-1");
		assertThat(changed.look("2026-11-20T23:20:00Z").requested()).isEmpty();

		changed.ring("2026-11-20T23:30:00Z").launchAll();

		assertThat(changed.look("2026-11-21T12:00:00Z").requested()).containsExactly("2026-11-20");
	}

	@Test
	void noticesWhatIsMissedAtTheNewTimeToo() {
		Clockwork changed = changed(at("2026-11-20T12:00:00Z"), "2026-11-20T21:10:00Z", "time=23:59");

		changed.look("2026-11-20T23:30:00Z");

		assertThat(changed.noted()).containsExactly("2026-11-20");
		assertThat(changed.requested()).containsExactly("2026-11-20");
	}

	@Test
	void makesUpForWhatIsBroughtForwardTooLate() {
		Clockwork changed = changed(at("2026-11-20T12:00:00Z"), "2026-11-20T21:10:00Z", "time=21:00");
		assertThat(changed.look("2026-11-20T21:29:00Z").requested()).isEmpty();

		changed.look("2026-11-20T21:31:00Z");

		assertThat(changed.requested()).containsExactly("2026-11-20");
	}

	@Test
	void asksForNothingAgainThatHadBegunAtTheFormerTime() {
		Clockwork former = at("2026-11-20T12:00:00Z");
		former.ring("2026-11-20T21:00:00Z").launchAll();

		Clockwork changed = changed(former, "2026-11-20T21:10:00Z", "time=23:59");
		changed.ring("2026-11-20T22:59:00Z").look("2026-11-21T12:00:00Z");

		assertThat(changed.requested()).containsExactly("2026-11-20");
		assertThat(changed.noted()).isEmpty();
	}

	@Test
	void remembersWhatWasMissedThroughSeveralChanges() {
		Clockwork second = changed(at("2026-11-20T12:00:00Z"), "2026-11-21T12:00:00Z", "time=06:00");
		Clockwork third = changed(second, "2026-11-22T12:00:00Z", "time=23:00");

		third.look("2026-11-23T12:00:00Z");

		assertThat(third.noted()).containsExactly("2026-11-20", "2026-11-22");
	}

	@Test
	void forgetsWhatWasMissedLongAgo() {
		Clockwork changed = changed(at("2026-11-20T12:00:00Z"), "2026-11-22T12:00:00Z", "time=06:00");
		changed(changed, "2026-12-30T12:00:00Z", "time=07:00");

		assertThat(this.database.bean(ScheduleHistory.class).of(changed.name)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void missesNothingWhileItIsNotSet(boolean removed) {
		Clockwork former = at("2026-11-20T12:00:00Z");
		former.ring("2026-11-20T21:00:00Z").launchAll();
		if (removed) {
			Clockwork.startedAt(this.database, "2026-11-21T12:00:00Z", "time=22:00");
		}
		else {
			changed(former, "2026-11-21T12:00:00Z", "enabled=false").look("2026-11-22T12:00:00Z");
		}

		Clockwork back = changed(former, "2026-11-23T12:00:00Z");
		back.look("2026-11-23T20:00:00Z").ring("2026-11-23T21:00:00Z").launchAll();

		assertThat(back.look("2026-11-24T12:00:00Z").noted()).isEmpty();
		assertThat(back.requested()).containsExactly("2026-11-20", "2026-11-23");
	}

	@Test
	void missesWhatWasDueBeforeAPauseAndNothingOfThePause() {
		Clockwork clocks = at("2026-11-20T12:00:00Z");
		clocks.clock.at("2026-11-21T12:00:00Z");
		clocks.acts.pause(clocks.schedule(), ANN);
		clocks.look("2026-11-21T12:00:30Z");
		assertThat(clocks.noted()).isEmpty();
		Clockwork changed = changed(clocks, "2026-11-22T12:00:00Z", "time=23:00");
		changed.clock.at("2026-11-23T12:00:00Z");

		changed.acts.resume(changed.schedule(), ANN);

		assertThat(changed.look("2026-11-23T12:00:30Z").noted()).containsExactly("2026-11-20");
	}

	@Test
	void remembersOnceWhatTwoProcessesSeeAtTheSameMoment() {
		Clockwork former = at("2026-11-20T12:00:00Z");
		former.clock.at("2026-11-22T12:00:00Z");

		List<CompletableFuture<Clockwork>> starting = Stream
			.generate(() -> CompletableFuture.supplyAsync(
					() -> former.other(this.database, "time=06:00", "zone=Europe/Madrid", "catch-up.nights=3")))
			.limit(4)
			.toList();
		starting.forEach(CompletableFuture::join);

		assertThat(this.database.bean(ScheduleHistory.class).of(former.name)).hasSize(1);
		assertThat(former.noted()).containsExactly("2026-11-20", "2026-11-21");
		assertThat(former.requested()).containsExactly("2026-11-20", "2026-11-21");
	}

	@Test
	void looksAgainFromNowOnWhereTheClockWasPutBack() {
		Clockwork ahead = at("2026-11-25T12:00:00Z");

		Clockwork right = changed(ahead, "2026-11-20T12:00:00Z");

		assertThat(right.look("2026-11-21T12:00:00Z").noted()).containsExactly("2026-11-20");
	}

	@ParameterizedTest
	@CsvSource({ "holidays=2026-11-20", "'days=mon,tue'" })
	void asksForNothingThatIsCalledOffBeforeItIsMissing(String change) {
		Clockwork changed = changed(at("2026-11-20T12:00:00Z"), "2026-11-20T21:10:00Z", change);
		changed.look("2026-11-20T21:31:00Z");

		Clockwork again = changed(changed, "2026-11-20T22:00:00Z", change, "time=23:30");
		again.look("2026-11-20T23:59:00Z");

		assertThat(again.requested()).isEmpty();
		assertThat(again.noted()).isEmpty();
	}

	@Test
	void asksForNothingThatIsPausedBeforeItIsMissing() {
		Clockwork clocks = at("2026-11-20T12:00:00Z");
		clocks.clock.at("2026-11-20T21:02:00Z");
		clocks.acts.pause(clocks.schedule(), ANN);
		clocks.clock.at("2026-11-27T12:00:00Z");

		clocks.acts.resume(clocks.schedule(), ANN);
		clocks.look("2026-11-27T12:00:30Z");

		assertThat(clocks.requested()).isEmpty();
		assertThat(clocks.noted()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void asksForNothingThatIsNoLongerSetBeforeItIsMissing(boolean removed) {
		Clockwork former = at("2026-11-20T12:00:00Z");
		if (removed) {
			Clockwork.startedAt(this.database, "2026-11-20T21:02:00Z", "time=22:00");
		}
		else {
			changed(former, "2026-11-20T21:02:00Z", "enabled=false");
		}

		Clockwork back = changed(former, "2026-11-27T12:00:00Z");
		back.look("2026-11-27T12:00:30Z");

		assertThat(back.requested()).isEmpty();
		assertThat(back.noted()).isEmpty();
	}

	@Test
	void makesUpOnceForWhatIsBroughtForwardIntoThePast() {
		Clockwork changed = changed(at("2026-11-20T12:00:00Z"), "2026-11-20T20:40:00Z", "time=21:00");

		changed.look("2026-11-20T20:41:00Z").launchAll();
		changed.look("2026-11-20T21:31:00Z");

		assertThat(changed.noted()).containsExactly("2026-11-20");
		assertThat(changed.requested()).containsExactly("2026-11-20");
		assertThat(changed(changed, "2026-11-21T12:00:00Z", "time=21:30").look("2026-11-21T12:01:00Z").noted())
			.containsExactly("2026-11-20");
	}

	@Test
	void expectsNothingOfAFutureThatAWrongClockHasSeen() {
		Clockwork former = at("2026-11-20T12:00:00Z");
		Clockwork ahead = changed(former, "2026-11-25T12:00:00Z", "time=23:00", "catch-up.nights=0");
		Clockwork right = changed(ahead, "2026-11-20T13:00:00Z", "time=23:00");

		for (int day = 20; day <= 23; day++) {
			right.ring("2026-11-" + day + "T22:00:00Z").launchAll();
		}
		Clockwork other = changed(right, "2026-11-24T12:00:00Z", "time=23:00", "holidays=2026-11-24");
		other.look("2026-11-25T12:00:00Z");

		assertThat(this.database.bean(ScheduleHistory.class).of(right.name))
			.allSatisfy((span) -> assertThat(span.until()).isBeforeOrEqualTo("2026-11-24T12:00:00Z"));
		assertThat(other.requested()).containsExactly("2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23");
	}

	private Clockwork at(String time, String... settings) {
		return Clockwork.startedAt(this.database, time, settings(settings));
	}

	private Clockwork changed(Clockwork former, String time, String... settings) {
		former.clock.at(time);
		return former.other(this.database, settings(settings));
	}

	private static String[] settings(String... others) {
		return Stream.concat(Stream.of("time=22:00", "zone=Europe/Madrid", "catch-up.nights=3"), Stream.of(others))
			.toArray(String[]::new);
	}

}
