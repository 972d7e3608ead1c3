package io.tradu.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(20)
class WindowReaderOrderTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final Queue<Integer> source = new ConcurrentLinkedQueue<>(IntStream.rangeClosed(1, 50).boxed().toList());

	private final CountDownLatch gate = new CountDownLatch(1);

	private WindowReader<Integer, Integer> reader;

	@AfterEach
	void close() {
		this.gate.countDown();
		if (this.reader != null) {
			this.reader.close();
		}
	}

	@Test
	void handsItemsOutInOrderWhicheverIsDoneFirst() {
		open(3, 8, (item) -> {
			if (item % 2 == 1) {
				Thread.yield();
			}
			return item * 10;
		});

		List<Integer> results = new ArrayList<>();
		for (InFlight<Integer, Integer> next = this.reader.read(); next != null; next = this.reader.read()) {
			assertThat(next.join()).isEqualTo(next.item() * 10);
			results.add(next.item());
		}

		assertThat(results).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
	}

	@Test
	void takesNoMoreFromTheSourceThanTheWindowHolds() {
		open(2, 8, this::wait);

		this.reader.read();

		assertThat(this.source).hasSize(50 - 8);
	}

	@Test
	void beginsNothingBesideALargeItem() {
		AtomicInteger working = new AtomicInteger();
		open(3, 8, 700_000, (item) -> {
			working.incrementAndGet();
			return wait(item);
		});

		this.reader.read();

		await().during(Duration.ofMillis(100)).atMost(BOUND).until(working::get, (count) -> count == 1);
	}

	@Test
	void handsOutLargeItemsOneByOne() {
		open(3, 8, 700_000, (item) -> item);

		for (int item = 1; item <= 50; item++) {
			assertThat(this.reader.read().join()).isEqualTo(item);
		}
		assertThat(this.reader.read()).isNull();
	}

	@Test
	void takesMoreWhenHalfOfTheWindowIsUsedUp() {
		open(2, 8, this::wait);

		for (int i = 0; i < 5; i++) {
			this.reader.read();
		}

		assertThat(this.source).hasSize(50 - 12);
	}

	@Test
	void worksOnAsManyItemsAsThereAreThreads() {
		AtomicInteger working = new AtomicInteger();
		open(3, 8, (item) -> {
			working.incrementAndGet();
			return wait(item);
		});

		this.reader.read();

		await().atMost(BOUND).untilAsserted(() -> assertThat(working).hasValue(3));
		await().during(Duration.ofMillis(100)).atMost(BOUND).until(() -> working.get() == 3);
	}

	@Test
	void givesWorkThatFailedAnotherTryForEachTimeItIsAskedAgain() {
		AtomicInteger tries = new AtomicInteger();
		open(1, 1, (item) -> {
			if (tries.incrementAndGet() < 3) {
				throw new IllegalStateException("try " + tries.get());
			}
			return item;
		});
		InFlight<Integer, Integer> first = this.reader.read();

		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(first::join).withMessage("try 1");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(first::join).withMessage("try 2");
		assertThat(first.join()).isEqualTo(1);
		assertThat(first.join()).isEqualTo(1);
		assertThat(tries).hasValue(3);
	}

	@Test
	void keepsTheCauseOfAFailureThatIsChecked() {
		open(1, 1, (item) -> {
			throw new java.io.IOException("gone");
		});

		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.reader.read().join())
			.havingRootCause()
			.withMessage("gone");
	}

	@Test
	void startsAnewWhenItIsOpenedAgain() {
		open(1, 4, (item) -> item);
		while (this.reader.read() != null) {
			this.reader.read();
		}
		this.reader.close();
		this.source.add(99);

		this.reader.open(new ExecutionContext());

		assertThat(this.reader.read()).extracting(InFlight::join).isEqualTo(99);
	}

	private void open(int threads, int window, WindowReader.Work<Integer, Integer> work) {
		open(threads, window, 1, work);
	}

	private void open(int threads, int window, long bytes, WindowReader.Work<Integer, Integer> work) {
		this.reader = new WindowReader<>("test", threads, window, DetachedSources.of(this::next), (item) -> bytes,
				work);
		this.reader.open(new ExecutionContext());
	}

	private List<Integer> next(int limit) {
		List<Integer> next = new ArrayList<>();
		while (next.size() < limit && !this.source.isEmpty()) {
			next.add(this.source.remove());
		}
		return next;
	}

	private Integer wait(Integer item) {
		try {
			if (!this.gate.await(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("nobody opened the gate");
			}
			return item;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("interrupted", ex);
		}
	}

}
