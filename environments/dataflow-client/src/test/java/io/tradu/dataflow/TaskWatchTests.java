package io.tradu.dataflow;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TaskWatchTests {

	private final FakeServer server = new FakeServer();

	@Test
	void waitsForTheEnd() {
		this.server.endsAtLook = Optional.of(5);

		assertThat(watch(Duration.ofMinutes(5)).awaitEnd("tradu-canary", 7).exitCode()).isZero();
	}

	@Test
	void takesAnEndThatWasWrittenJustBeforeTheProcessEnded() {
		this.server.endsAtLook = Optional.of(3);
		this.server.processEndsAtLook = 1;

		assertThat(watch(Duration.ofMinutes(5)).awaitEnd("tradu-canary", 7).exitCode()).isZero();
	}

	@Test
	void noticesAProcessThatDiedWithoutAWord() {
		this.server.endsAtLook = Optional.empty();
		this.server.processEndsAtLook = 3;

		assertThatExceptionOfType(TaskDied.class)
			.isThrownBy(() -> watch(Duration.ofMinutes(5)).awaitEnd("tradu-canary", 7))
			.withMessageStartingWith("task tradu-canary (execution 7) died without a word")
			.withMessageEndingWith("\nthe end of its log:\n    starting\n    no memory");
	}

	@Test
	void doesNotWaitForEver() {
		this.server.endsAtLook = Optional.empty();

		assertThatExceptionOfType(StreamFailed.class).isThrownBy(() -> watch(Duration.ZERO).awaitEnd("tradu-canary", 7))
			.withMessage("task tradu-canary (execution 7) has not ended after 0 s");
	}

	private TaskWatch watch(Duration patience) {
		return new TaskWatch(this.server, patience, Clock.systemUTC(), () -> {
		});
	}

}
