package io.tradu.status;

import java.time.Instant;
import java.util.List;

import io.tradu.status.LineStatus.Machine;
import io.tradu.status.LineStatus.StageStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StatusHistoryTests {

	private static final Instant BEGIN = Instant.parse("2026-11-20T22:00:00Z");

	private final StatusHistory history = new StatusHistory();

	@Test
	void keepsTheRateOfTheFirstLook() {
		assertThat(rate(this.history.add(look(1, 0, 100).with(List.of(stage(100).at(7.0)))))).isEqualTo(7);
	}

	@Test
	void hasRatesFromTwoLooks() {
		this.history.add(look(1, 0, 100));

		assertThat(rate(this.history.add(look(1, 2, 300)))).isEqualTo(100);
		assertThat(this.history.pace()).containsExactly(100.0);
	}

	@Test
	void hasNoRateWhereNothingMoved() {
		this.history.add(look(1, 0, 100));

		assertThat(rate(this.history.add(look(1, 2, 100)))).isNull();
		assertThat(this.history.pace()).containsExactly(0.0);
	}

	@Test
	void hasNoRateWhereWorkWasGivenBack() {
		this.history.add(look(1, 0, 100));

		assertThat(rate(this.history.add(look(1, 2, 50)))).isNull();
	}

	@Test
	void evensOutWhatLandsInChunks() {
		for (int second = 0; second <= 20; second += 2) {
			this.history.add(look(1, second, (second / 4) * 400L));
		}

		assertThat(rate(this.history.add(look(1, 22, 2200)))).isCloseTo(100, within(25.0));
		assertThat(this.history.pace()).hasSize(11);
	}

	@Test
	void beginsAnewWithAnotherRun() {
		this.history.add(look(1, 0, 100));
		this.history.add(look(1, 2, 300));

		assertThat(rate(this.history.add(look(2, 4, 1000)))).isNull();
		assertThat(this.history.pace()).isEmpty();
	}

	private static Double rate(LineStatus look) {
		return look.stages().get(0).perSecond();
	}

	private static StageStatus stage(long rows) {
		return new StageStatus("translateBlocks", "row", rows, 0, rows, "row", 1, null);
	}

	private static LineStatus look(long run, int second, long rows) {
		return new LineStatus("running", null, "2026-11-20", run, "STARTED", null, BEGIN.plusSeconds(second),
				"development", BEGIN, null, null, null, List.of(stage(rows)), List.of(), List.of(),
				new Machine("here", 2, null, null, null, List.of()), 0, List.of(), List.of(), List.of());
	}

}
