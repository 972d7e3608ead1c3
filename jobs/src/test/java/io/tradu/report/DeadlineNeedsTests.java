package io.tradu.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.tradu.report.Need.Urgency;
import io.tradu.report.NightState.RunLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlineNeedsTests {

	private static final Instant DEADLINE = Instant.parse("2026-11-21T06:00:00Z");

	@Test
	void saysNothingOfANightThatWasInTime() {
		assertThat(needs("COMPLETED", DEADLINE.minusSeconds(1), DEADLINE.plusSeconds(600))).isEmpty();
		assertThat(needs("COMPLETED", DEADLINE, DEADLINE)).isEmpty();
	}

	@Test
	void saysByHowMuchANightWasLate() {
		assertThat(needs("COMPLETED", DEADLINE.plusSeconds(3900), DEADLINE.plusSeconds(9000))).singleElement()
			.satisfies((need) -> {
				assertThat(need.urgency()).isEqualTo(Urgency.TODAY);
				assertThat(need.sentence()).isEqualTo("The night ended 1\u00A0h\u00A05\u00A0min too late.");
			});
	}

	@Test
	void urgesWhereTheDeadlineHasPassedAndTheNightIsNotFinished() {
		assertThat(needs("FAILED", DEADLINE.minusSeconds(600), DEADLINE.plusSeconds(60))).singleElement()
			.satisfies((need) -> assertThat(need.urgency()).isEqualTo(Urgency.NOW));
		assertThat(needs("FAILED", DEADLINE.minusSeconds(600), DEADLINE.minusSeconds(60))).isEmpty();
	}

	@Test
	void leavesANightAloneThatWasGivenUp() {
		assertThat(needs("ABANDONED", DEADLINE.minusSeconds(600), DEADLINE.plusSeconds(60))).isEmpty();
	}

	private static List<Need> needs(String status, @Nullable Instant ended, Instant drawn) {
		NightFacts facts = SampleFacts.quiet();
		NightState night = new NightState("2026-11-20", LocalDate.of(2026, 11, 20), 1, "production", status, false,
				drawn, DEADLINE, 10, "1.0.0",
				List.of(new RunLine(1, status, DEADLINE.minus(Duration.ofHours(6)), ended, null, "because")));
		return new DeadlineNeeds().of(new NightFacts(night, List.of(), facts.ledger(), facts.speed(), facts.engines(),
				facts.rejected(), facts.comparison()));
	}

}
