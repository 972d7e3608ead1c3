package io.tradu.flow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Hands out items in order, each with its work under way already. No more items than the
 * window holds are begun and not yet handed out, in number and in bytes: a large item
 * takes so much memory that none is begun beside it. Keeps no position: the items' own
 * state in the database says which are still to be done.
 *
 * @param <T> what is worked on
 * @param <R> what comes of it
 */
public final class WindowReader<T, R> implements ItemStreamReader<InFlight<T, R>> {

	private static final Logger logger = LoggerFactory.getLogger(WindowReader.class);

	// A row of 1 MB can take a hundred times as much while it is checked.
	private static final long MAX_BYTES = 1_000_000;

	// Longer than an engine takes to notice that it is interrupted, shorter than whoever
	// stops the process waits.
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final String name;

	private final int threads;

	private final int window;

	private final DetachedSource<T> source;

	private final ToLongFunction<T> size;

	private final Work<T, R> work;

	private final Duration patience;

	private final Deque<T> waiting = new ArrayDeque<>();

	private final Deque<InFlight<T, R>> begun = new ArrayDeque<>();

	private long begunBytes;

	private @Nullable ExecutorService executor;

	private boolean exhausted;

	/**
	 * Creates a reader.
	 * @param name name of the threads that do the work
	 * @param threads how many items are worked on at a time
	 * @param window how many items may be begun and not handed out
	 * @param source where the items come from
	 * @param size size of an item in bytes
	 * @param work the work on one item; called by several threads at a time
	 */
	public WindowReader(String name, int threads, int window, DetachedSource<T> source, ToLongFunction<T> size,
			Work<T, R> work) {
		this(name, threads, window, source, size, work, PATIENCE);
	}

	WindowReader(String name, int threads, int window, DetachedSource<T> source, ToLongFunction<T> size,
			Work<T, R> work, Duration patience) {
		this.name = name;
		this.threads = threads;
		this.window = window;
		this.source = source;
		this.size = size;
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
		InFlight<T, R> next = this.begun.poll();
		if (next != null) {
			this.begunBytes -= this.size.applyAsLong(next.item());
		}
		return next;
	}

	@Override
	public void close() {
		if (this.executor != null) {
			this.executor.shutdownNow();
			awaitEnd(this.executor);
			this.begun.clear();
			this.waiting.clear();
			this.begunBytes = 0;
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
		if (executor == null) {
			return;
		}
		int known = this.begun.size() + this.waiting.size();
		if (!this.exhausted && known <= this.window / 2) {
			List<T> next = this.source.next(this.window - known);
			this.exhausted = next.isEmpty();
			this.waiting.addAll(next);
		}
		while (!this.waiting.isEmpty() && hasRoom(this.waiting.getFirst())) {
			T item = this.waiting.removeFirst();
			this.begunBytes += this.size.applyAsLong(item);
			this.begun.add(new InFlight<>(item, () -> this.work.on(item), executor));
		}
	}

	private boolean hasRoom(T item) {
		return this.begun.isEmpty() || this.begunBytes + this.size.applyAsLong(item) <= MAX_BYTES;
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
