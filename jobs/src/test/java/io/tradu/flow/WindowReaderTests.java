package io.tradu.flow;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

@Timeout(20)
class WindowReaderTests {

	private static final Duration SOON = Duration.ofSeconds(5);

	private final CountDownLatch never = new CountDownLatch(1);

	@Test
	void closesWhileWorkWaitsForItsTurn() {
		WindowReader<Integer, Integer> reader = reader((item) -> {
			this.never.await();
			return item;
		});
		reader.read();

		reader.close();

		// A pool has ended a moment before its last thread has.
		await().atMost(SOON).until(() -> threads() == 0);
	}

	@Test
	void closesWhileWorkHangsForGood() {
		CountDownLatch release = new CountDownLatch(1);
		WindowReader<Integer, Integer> reader = new WindowReader<>("hanging", 2, 8,
				DetachedSources.of((limit) -> List.of(1, 2, 3, 4)), Integer::longValue, (item) -> {
					while (release.getCount() > 0) {
						LockSupport.parkNanos(1_000_000);
						Thread.interrupted();
					}
					return item;
				}, Duration.ofMillis(100));
		reader.open(new ExecutionContext());
		reader.read();

		reader.close();

		release.countDown();
		await().atMost(SOON).until(() -> threads() == 0);
	}

	@Test
	void endsWorkThatWasHandedOutToo() {
		AtomicInteger atWork = new AtomicInteger();
		WindowReader<Integer, Integer> reader = reader((item) -> {
			atWork.incrementAndGet();
			try {
				this.never.await();
				return item;
			}
			finally {
				atWork.decrementAndGet();
			}
		});
		for (int i = 0; i < 4; i++) {
			reader.read();
		}
		await().atMost(SOON).until(() -> atWork.get() == 2);

		reader.close();

		assertThat(atWork).hasValue(0);
	}

	@Test
	void beginsFailedWorkAnewOnlyWhenAskedAgain() {
		AtomicInteger tries = new AtomicInteger();
		WindowReader<Integer, Integer> reader = reader((item) -> {
			if (item == 1 && tries.incrementAndGet() == 1) {
				throw new IllegalStateException("the first try fails");
			}
			return item;
		});
		InFlight<Integer, Integer> first = reader.read();

		assertThatIllegalStateException().isThrownBy(first::join);

		reader.close();
		assertThat(tries).hasValue(1);
	}

	@Test
	void givesFailedWorkAnotherTry() {
		AtomicInteger tries = new AtomicInteger();
		WindowReader<Integer, Integer> reader = reader((item) -> {
			if (item == 1 && tries.incrementAndGet() == 1) {
				throw new IllegalStateException("the first try fails");
			}
			return item;
		});
		InFlight<Integer, Integer> first = reader.read();
		assertThatIllegalStateException().isThrownBy(first::join);

		assertThat(first.join()).isEqualTo(1);

		reader.close();
	}

	private static WindowReader<Integer, Integer> reader(WindowReader.Work<Integer, Integer> work) {
		AtomicInteger asked = new AtomicInteger();
		WindowReader<Integer, Integer> reader = new WindowReader<>("hanging", 2, 8,
				DetachedSources.of((limit) -> (asked.incrementAndGet() == 1) ? List.of(1, 2, 3, 4, 5, 6) : List.of()),
				Integer::longValue, work);
		reader.open(new ExecutionContext());
		return reader;
	}

	private static long threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("hanging-"))
			.count();
	}

}
