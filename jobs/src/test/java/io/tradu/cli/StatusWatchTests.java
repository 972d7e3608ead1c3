package io.tradu.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;

import io.tradu.status.LineStatus;
import io.tradu.status.LineStatuses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class StatusWatchTests {

	private static final Instant NOW = Instant.parse("2026-11-20T22:00:00Z");

	private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

	@Test
	void saysSoWhenALookFailsWithAnErrorAndLooksAgain() throws InterruptedException {
		FakeWindow window = new FakeWindow(StatusWatchTests::idle, Duration.ZERO);
		StatusWatch watch = new StatusWatch(window, Duration.ofMillis(5), CLOCK);
		watch.begin();
		window.looks = () -> {
			throw new StackOverflowError();
		};
		Thread watching = new Thread(watch);
		watching.start();

		await().until(() -> !watch.seen().problem().isEmpty());
		assertThat(watch.seen().status()).isNotNull();
		window.looks = StatusWatchTests::idle;

		await().until(() -> watch.seen().problem().isEmpty());
		watch.end(watching);
		assertThat(watching.isAlive()).isFalse();
		assertThat(window.closed).isTrue();
	}

	@Test
	void saysWhenTheNextLookIsDue() {
		StatusWatch quick = new StatusWatch(new FakeWindow(StatusWatchTests::idle, Duration.ofMillis(100)),
				Duration.ofSeconds(2), CLOCK);
		StatusWatch slow = new StatusWatch(new FakeWindow(StatusWatchTests::idle, Duration.ofSeconds(4)),
				Duration.ofSeconds(2), CLOCK);

		quick.begin();
		slow.begin();

		assertThat(quick.seen().due()).isEqualTo(NOW.plusMillis(2100));
		assertThat(slow.seen().due()).isEqualTo(NOW.plusSeconds(44));
	}

	@Test
	void showsThatNothingHasRun() {
		StatusWatch watch = new StatusWatch(new FakeWindow(() -> {
			throw new NothingHasRun("nothing has run in here", "development");
		}, Duration.ZERO), Duration.ofSeconds(2), CLOCK);

		watch.begin();

		assertThat(watch.seen().problem()).isEqualTo("nothing has run in here");
		assertThat(watch.seen().status()).isNull();
	}

	private static LineStatus idle() {
		return LineStatuses.nothing(CLOCK, "development");
	}

	/** A window in which a test says what is to be seen. */
	private static final class FakeWindow extends LineWindow {

		private final Duration took;

		private volatile Supplier<LineStatus> looks;

		private volatile boolean closed;

		private FakeWindow(Supplier<LineStatus> looks, Duration took) {
			super(Application::new);
			this.looks = looks;
			this.took = took;
		}

		@Override
		LineStatus look(boolean rated) {
			return this.looks.get();
		}

		@Override
		Duration lookTook() {
			return this.took;
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
