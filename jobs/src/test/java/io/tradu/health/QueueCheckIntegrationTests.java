package io.tradu.health;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tradu.batch.health.Severity;
import io.tradu.batch.lease.Leases;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks at the queue from within a night that has ten blocks, at its first engine call.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class QueueCheckIntegrationTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final Line line;

	QueueCheckIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.NEWS, "tradu.ingest.block-rows=5",
				"tradu.batch.steps.translateBlocks.chunk-size=2", "tradu.translate.blocks-at-a-time=1");
	}

	@BeforeEach
	void putDocument() {
		this.line.nextDate();
		this.line.put("news", "a.csv",
				"title\n" + IntStream.range(0, 50)
					.mapToObj((row) -> "The house of " + this.line.date() + " has number " + row)
					.collect(Collectors.joining("\n")) + "\n");
	}

	@Test
	void isUpWhileTheNightKeepsUpWithItsQueue() {
		Health health = duringTheNight(Duration.ZERO, new QueueProperties(11, HOUR, HOUR));

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("line", "works").containsKey("oldest waits");
		assertThat((Long) health.getDetails().get("blocks waiting")).isBetween(1L, 10L);
	}

	@Test
	void isDegradedWhenManyBlocksWait() {
		assertThat(duringTheNight(Duration.ZERO, new QueueProperties(1, HOUR, HOUR)).getStatus())
			.isEqualTo(Severity.DEGRADED);
	}

	@Test
	void isDegradedWhenTheOldestWaitsForLong() {
		QueueProperties properties = new QueueProperties(1000, HOUR, HOUR.multipliedBy(2));

		assertThat(duringTheNight(HOUR, properties).getStatus()).isEqualTo(Severity.DEGRADED);
	}

	@Test
	void isDownWhenTheOldestWaitsForTooLong() {
		QueueProperties properties = new QueueProperties(1000, HOUR, HOUR.multipliedBy(2));

		assertThat(duringTheNight(HOUR.multipliedBy(2), properties).getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void expectsNothingToMoveWhileTheLineRests() {
		assertThat(this.line.run().failure()).isEmpty();

		Health health = check(HOUR.multipliedBy(100), new QueueProperties(1, HOUR, HOUR)).check();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("line", "rests").containsEntry("blocks waiting", 0L);
	}

	private Health duringTheNight(Duration later, QueueProperties properties) {
		AtomicReference<Health> seen = new AtomicReference<>();
		this.line.engine().beforeEachCall(() -> seen.compareAndSet(null, check(later, properties).check()));
		this.line.run();
		return seen.get();
	}

	private QueueCheck check(Duration later, QueueProperties properties) {
		return new QueueCheck(this.line.bean(JdbcClient.class), this.line.bean(Leases.class),
				Clock.offset(this.line.bean(Clock.class), later), properties);
	}

}
