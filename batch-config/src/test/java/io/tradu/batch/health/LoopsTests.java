package io.tradu.batch.health;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class LoopsTests {

	private final AtomicLong nanos = new AtomicLong();

	private final Loops loops = new Loops(this.nanos::get);

	private final LoopsHealthIndicator health = new LoopsHealthIndicator(this.loops);

	private final Loop loop = this.loops.begin("watch", Duration.ofSeconds(30));

	@Test
	void isUpWhileTheLoopTurns() {
		pass(120);
		assertThat(status()).isEqualTo(Status.UP);
		assertThat(this.health.health().getDetails()).containsEntry("watch", "last turn 120 s ago");
	}

	@Test
	void isDownWhenTheLoopStandsStill() {
		pass(121);
		assertThat(status()).isEqualTo(Status.DOWN);
		assertThat(this.health.health().getDetails()).containsEntry("watch", "stands still: last turn 121 s ago");

		this.loop.turns();

		assertThat(status()).isEqualTo(Status.UP);
	}

	@Test
	void givesAQuickLoopAMinuteToo() {
		this.loops.begin("heartbeat", Duration.ofSeconds(2));
		pass(60);
		assertThat(status()).isEqualTo(Status.UP);

		pass(1);

		assertThat(status()).isEqualTo(Status.DOWN);
	}

	@Test
	void waitsForHoursWhileTheLoopHasSomethingToDo() {
		this.loop.works("runs the night of 2026-11-20");
		pass(8 * 60 * 60);

		assertThat(status()).isEqualTo(Status.UP);
		assertThat(this.health.health().getDetails()).containsEntry("watch",
				"runs the night of 2026-11-20 for 480 min");
	}

	@Test
	void waitsForWhatIsNotTheLoopsOwnForAsLongAsThatIsBounded() {
		this.loop.waits(Duration.ofMinutes(10));
		pass(720);
		assertThat(status()).isEqualTo(Status.UP);

		pass(1);
		assertThat(status()).isEqualTo(Status.DOWN);

		this.loop.turns();
		pass(121);
		assertThat(status()).isEqualTo(Status.DOWN);
	}

	@Test
	void missesNoLoopThatHasEnded() {
		this.loop.end();
		pass(1000);

		assertThat(status()).isEqualTo(Status.UP);
	}

	private Status status() {
		return this.health.health().getStatus();
	}

	private void pass(int seconds) {
		this.nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}

}
