package io.tradu.flow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Hands out items in order, each with its work under way already. More items than the
 * window holds are never begun and not yet handed out. Keeps no position: the items' own
 * state in the database says which are still to be done.
 *
 * @param <T> what is worked on
 * @param <R> what comes of it
 */
public final class WindowReader<T, R> implements ItemStreamReader<InFlight<T, R>> {

	private static final Logger logger = LoggerFactory.getLogger(WindowReader.class);

	// Longer than an engine takes to notice that it is interrupted, shorter than whoever
	// stops the process waits.
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final String name;

	private final int threads;

	private final int window;

	private final DetachedSource<T> source;

	private final Work<T, R> work;

	private final Duration patience;

	private final Deque<InFlight<T, R>> begun = new ArrayDeque<>();

	private @Nullable ExecutorService executor;

	private boolean exhausted;

	/**
	 * Creates a reader.
	 * @param name name of the threads that do the work
	 * @param threads how many items are worked on at a time
	 * @param window how many items may be begun and not handed out
	 * @param source where the items come from
	 * @param work the work on one item; called by several threads at a time
	 */
	public WindowReader(String name, int threads, int window, DetachedSource<T> source, Work<T, R> work) {
		this(name, threads, window, source, work, PATIENCE);
	}

	WindowReader(String name, int threads, int window, DetachedSource<T> source, Work<T, R> work, Duration patience) {
		this.name = name;
		this.threads = threads;
		this.window = window;
		this.source = source;
		this.work = work;
		this.patience = patience;
	}

	@Override
	public void open(ExecutionContext context) {
		AtomicInteger number = new AtomicInteger();
		this.executor = Executors.newFixedThreadPool(this.threads, (task) -> {
			Thread thread = new Thread(task, this.name + "-" + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		});
		this.exhausted = false;
	}

	@Override
	public @Nullable InFlight<T, R> read() {
		fill();
		return this.begun.poll();
	}

	@Override
	public void close() {
		if (this.executor != null) {
			this.executor.shutdownNow();
			awaitEnd(this.executor);
			this.begun.clear();
			this.executor = null;
		}
	}

	// Work that hangs must not keep the step from ending; its thread ends with the
	// process.
	private void awaitEnd(ExecutorService executor) {
		try {
			if (!executor.awaitTermination(this.patience.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("Work of {} still hangs after {}; it is left alone", this.name, this.patience);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	// Refilled when half of it is used up: each refill costs a question to the database.
	private void fill() {
		ExecutorService executor = this.executor;
		if (executor == null || this.exhausted || this.begun.size() > this.window / 2) {
			return;
		}
		List<T> next = this.source.next(this.window - this.begun.size());
		this.exhausted = next.isEmpty();
		for (T item : next) {
			this.begun.add(new InFlight<>(item, () -> this.work.on(item), executor));
		}
	}

	/**
	 * Work on one item.
	 *
	 * @param <T> what is worked on
	 * @param <R> what comes of it
	 */
	@FunctionalInterface
	public interface Work<T, R> {

		R on(T item) throws Exception;

	}

}
