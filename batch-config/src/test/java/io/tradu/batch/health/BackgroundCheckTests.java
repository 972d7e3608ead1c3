package io.tradu.batch.health;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tradu.batch.failure.FailureCategory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks every ten seconds, with a timeout of five. */
class BackgroundCheckTests {

	private final AtomicLong nanos = new AtomicLong(-5);

	private Looker looker = () -> Health.up().withDetail("figure", 7).build();

	private Health silent = Health.down().build();

	private final BackgroundCheck check = new BackgroundCheck(new HealthCheck() {

		@Override
		public String name() {
			return "thing";
		}

		@Override
		public Health check() throws Exception {
			return BackgroundCheckTests.this.looker.look();
		}

		@Override
		public FailureCategory category() {
			return FailureCategory.CAPACITY;
		}

		@Override
		public Health silent() {
			return BackgroundCheckTests.this.silent;
		}

	}, Settings.of(), this.nanos::get);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(BackgroundCheck.class);

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void leave() {
		this.logger.detachAppender(this.log);
	}

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
	void takesALookThatHangsForWhatItsSilenceMeans() {
		this.silent = Health.status(Severity.DEGRADED).withDetail("place", "here").build();
		this.check.begin();
		pass(6);

		assertThat(this.check.health().getStatus()).isEqualTo(Severity.DEGRADED);
		assertThat(this.check.health().getDetails()).containsEntry("error", "no answer for 6 s")
			.containsEntry("place", "here");
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

	@Test
	void tellsWhatHasChangedOnceAndHowBadItIs() {
		look();
		this.looker = () -> {
			throw new IOException("no route to host");
		};
		look();
		look();
		this.looker = () -> Health.status(Severity.DEGRADED).build();
		look();
		this.looker = () -> Health.up().build();
		look();

		assertThat(told()).containsExactly("INFO null UP null", "WARN UP DOWN infrastructure",
				"WARN DOWN DEGRADED capacity", "INFO DEGRADED UP null");
	}

	@Test
	void tellsThatALookHangsWhileItDoes() {
		this.check.tell();
		look();
		this.check.begin();
		pass(6);
		this.check.tell();
		this.check.tell();
		this.check.look();

		assertThat(told()).containsExactly("INFO null UP null", "WARN UP DOWN capacity", "INFO DOWN UP null");
	}

	private List<String> told() {
		return this.log.list.stream()
			.map((line) -> line.getLevel() + " " + value(line, "tradu.from") + " " + value(line, "tradu.to") + " "
					+ value(line, "error.category"))
			.toList();
	}

	private static @Nullable Object value(ILoggingEvent line, String key) {
		return line.getKeyValuePairs()
			.stream()
			.filter((pair) -> pair.key.equals(key))
			.map((pair) -> pair.value)
			.findFirst()
			.orElse(null);
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
