package io.tradu.batch.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunTimeTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-25T05:00:00Z"), BERLIN);

	@Test
	void countsTheHourThatComesTwice() {
		RunTime time = time("2026-10-25T01:00:00", "2026-10-25T04:00:00");

		assertThat(time.worked(CLOCK)).isEqualTo(Duration.ofHours(4));
		assertThat(time.startedAt(BERLIN)).isEqualTo("2026-10-24T23:00:00Z");
		assertThat(time.endedAt(BERLIN)).isEqualTo("2026-10-25T03:00:00Z");
	}

	@Test
	void leavesOutTheHourThatIsMissing() {
		assertThat(time("2026-03-29T01:30:00", "2026-03-29T03:30:00").worked(CLOCK)).isEqualTo(Duration.ofHours(1));
	}

	@Test
	void endsAfterItsStartWhenTheClockWentBackInBetween() {
		RunTime time = time("2026-10-25T02:50:00", "2026-10-25T02:10:00");

		assertThat(time.worked(CLOCK)).isEqualTo(Duration.ofMinutes(20));
		assertThat(time.endedAt(BERLIN)).isEqualTo("2026-10-25T01:10:00Z");
	}

	@Test
	void isNeverNegative() {
		assertThat(time("2026-06-01T12:00:00", "2026-06-01T11:00:00").worked(CLOCK)).isZero();
		assertThat(time("2026-10-25T23:00:00", null).worked(CLOCK)).isZero();
		assertThat(time(null, null).worked(CLOCK)).isZero();
	}

	@Test
	void worksUntilNowWhileItRuns() {
		assertThat(time("2026-10-25T01:00:00", null).worked(CLOCK)).isEqualTo(Duration.ofHours(6));
		assertThat(time(null, null).startedAt(BERLIN)).isNull();
		assertThat(time("2026-10-25T01:00:00", null).endedAt(BERLIN)).isNull();
	}

	private static RunTime time(@Nullable String started, @Nullable String ended) {
		return new RunTime((started != null) ? LocalDateTime.parse(started) : null,
				(ended != null) ? LocalDateTime.parse(ended) : null);
	}

}
