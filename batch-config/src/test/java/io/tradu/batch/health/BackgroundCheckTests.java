package io.tradu.batch.health;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks every ten seconds, with a timeout of five. */
class BackgroundCheckTests {

	private final AtomicLong nanos = new AtomicLong(-5);

	private Looker looker = () -> Health.up().withDetail("figure", 7).build();

	private final BackgroundCheck check = new BackgroundCheck(new HealthCheck() {

		@Override
		public String name() {
			return "thing";
		}

		@Override
		public Health check() throws Exception {
			return BackgroundCheckTests.this.looker.look();
		}

	}, Settings.of(), this.nanos::get);

	@Test
	void isNotReadyBeforeTheFirstLook() {
		assertThat(this.check.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(this.check.health().getDetails()).containsEntry("error", "not looked at yet");
	}

	@Test
	void saysWhatWasFoundAndHowOldThatIs() {
		look();
		pass(3);

		assertThat(this.check.health()).isEqualTo(Health.up().withDetail("figure", 7).withDetail("age", "3 s").build());
	}

	@Test
	void takesAFailureForDownAndSaysItInOneLine() {
		this.looker = () -> {
			throw new IOException("no route to host\nat some place");
		};
		look();

		assertThat(this.check.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(this.check.health().getDetails()).containsEntry("error", "no route to host");
	}

	@Test
	void takesALinkageErrorForDownToo() {
		this.looker = () -> {
			throw new NoClassDefFoundError("io/example/Missing");
		};
		look();

		assertThat(this.check.health().getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void takesALookThatHangsForDownThoughTheOneBeforeWasGood() {
		look();
		this.check.begin();
		pass(5);
		assertThat(this.check.health().getStatus()).isEqualTo(Status.UP);

		pass(7);

		assertThat(this.check.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(this.check.health().getDetails()).containsEntry("error", "no answer for 12 s");
	}

	@Test
	void isNotAskedAgainBeforeItHasAnswered() {
		assertThat(this.check.begin()).isTrue();
		assertThat(this.check.begin()).isFalse();

		this.check.look();

		assertThat(this.check.begin()).isTrue();
	}

	@Test
	void recoversWhenWhatHungAnswers() {
		this.check.begin();
		pass(60);
		this.check.look();

		assertThat(this.check.health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void takesWhatNobodyLooksAtAnyMoreForDown() {
		look();
		pass(35);
		assertThat(this.check.health().getStatus()).isEqualTo(Status.UP);

		pass(1);

		assertThat(this.check.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(this.check.health().getDetails()).containsEntry("error", "not looked at for 36 s");
	}

	private void look() {
		this.check.begin();
		this.check.look();
	}

	private void pass(int seconds) {
		this.nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
	}

	interface Looker {

		Health look() throws Exception;

	}

}
