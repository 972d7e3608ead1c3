package io.tradu.nightly;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tradu.batch.lease.Leases;
import io.tradu.testing.Conservation;
import io.tradu.testing.JumpingClock;
import io.tradu.testing.Line;
import io.tradu.testing.Outbox;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A night on a machine whose clock jumps. */
class ClockIntegrationTests {

	private static final Duration[] JUMPS = { Duration.ofHours(5), Duration.ofHours(-7), Duration.ZERO };

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void keepsItsLeaseAndItsBalance(TestDatabase database) {
		try (Line line = Line.start(database, TestFeeds.KEYED_NEWS, JumpingClock.class, "tradu.ingest.block-rows=5",
				"tradu.batch.steps.translateBlocks.chunk-size=2", "tradu.lease.heartbeat=100ms",
				"tradu.lease.expiry=300ms")) {
			AtomicInteger jumps = new AtomicInteger();
			line.nextDate();
			line.put("news", "a.csv", document());
			line.engine().beforeEachCall(() -> {
				line.bean(JumpingClock.class).set(JUMPS[jumps.getAndIncrement() % JUMPS.length]);
				// Long enough for heartbeats in either time.
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(120));
				assertThat(line.bean(Leases.class).holder(NightRunner.JOB)).isPresent();
			});

			new Conservation(line).run();

			assertThat(jumps.get()).isGreaterThanOrEqualTo(JUMPS.length);
			assertThat(Outbox.ids(line.delivered("news", "a.es.csv"))).hasSize(100);
			assertThat(line.bean(JdbcClient.class).sql("select fence from lease").query(Long.class).single()).isOne();
			Clock clock = line.bean(Clock.class);
			assertThat(line.bean(RunList.class).newest(1)).singleElement()
				.satisfies(
						(run) -> assertThat(run.worked(clock)).isBetween(Duration.ofSeconds(1), Duration.ofHours(1)));
		}
	}

	private static String document() {
		return IntStream.rangeClosed(1, 100)
			.mapToObj((id) -> id + ",The old house number " + id + "\n")
			.collect(Collectors.joining("", "id,title\n", ""));
	}

}
