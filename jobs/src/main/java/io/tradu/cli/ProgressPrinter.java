package io.tradu.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.tradu.nightly.Progress;

/**
 * Shows how far a night has come: one line that changes on a terminal, a line now and
 * then elsewhere.
 */
class ProgressPrinter implements AutoCloseable {

	private static final Duration LOOK_EVERY = Duration.ofMillis(500);

	private static final Duration PLAIN_LINE_EVERY = Duration.ofSeconds(10);

	private static final int WIDTH = Integer.getInteger("tradu.columns", 80);

	private static final String CLEAR_LINE = "\r\u001B[K";

	private final TerminalWriter out;

	private final boolean terminal;

	private final Supplier<Optional<Progress>> source;

	private final ScheduledExecutorService clock;

	private String step = "";

	private long stepBegan;

	private long doneAtBegin;

	private long lastLine;

	ProgressPrinter(TerminalWriter out, boolean terminal, Supplier<Optional<Progress>> source) {
		this.out = out;
		this.terminal = terminal;
		this.source = source;
		this.clock = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "progress");
			thread.setDaemon(true);
			return thread;
		});
	}

	void start() {
		this.clock.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	private void look() {
		try {
			this.source.get().filter((progress) -> !progress.step().isEmpty()).ifPresent(this::show);
		}
		catch (RuntimeException ex) {
			// The night itself will say what is wrong with the database.
			this.clock.shutdown();
		}
	}

	private void show(Progress progress) {
		long now = System.nanoTime();
		boolean newStep = !progress.step().equals(this.step);
		if (newStep) {
			this.step = progress.step();
			this.stepBegan = now;
			this.doneAtBegin = progress.done();
		}
		String line = line(progress, (now - this.stepBegan) / 1e9);
		if (this.terminal) {
			// A line that wraps could not be cleared.
			this.out.control(CLEAR_LINE);
			this.out.print(line.substring(0, Math.min(line.length(), WIDTH - 1)));
			this.out.flush();
		}
		else if (newStep || now - this.lastLine > PLAIN_LINE_EVERY.toNanos()) {
			this.out.println(line);
			this.out.flush();
			this.lastLine = now;
		}
	}

	private String line(Progress progress, double seconds) {
		StringBuilder line = new StringBuilder(
				"  %-16s  %s".formatted(progress.step(), Numbers.counted(progress.documents(), "document")));
		line.append("  ").append(Numbers.grouped(progress.done()));
		if (progress.total() > progress.done()) {
			line.append(" of ").append(Numbers.grouped(progress.total()));
		}
		line.append(' ').append(progress.unit());
		double rate = (seconds > 0) ? (progress.done() - this.doneAtBegin) / seconds : 0;
		if (rate > 0) {
			line.append("  ")
				.append(Numbers.grouped(Math.round(rate)))
				.append(' ')
				.append(progress.unit())
				.append("/s");
			if (progress.total() > progress.done()) {
				long left = Math.round((progress.total() - progress.done()) / rate);
				line.append("  ").append(Numbers.duration(Duration.ofSeconds(left))).append(" left");
			}
		}
		return line.toString();
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
		try {
			this.clock.awaitTermination(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (this.terminal) {
			this.out.control(CLEAR_LINE);
			this.out.flush();
		}
	}

}
