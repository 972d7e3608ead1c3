package io.tradu.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.health.Loop;
import io.tradu.batch.health.Loops;
import io.tradu.batch.lease.DatabaseSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Takes a turn again and again, in a thread of its own, and shows that it does from the
 * beginning.
 */
class TurnLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(TurnLoop.class);

	private static final long PATIENCE_SECONDS = 5;

	private final String name;

	private final Duration every;

	private final Turn turn;

	private final Loop loop;

	private final ScheduledExecutorService thread;

	private volatile boolean running;

	TurnLoop(String name, Duration every, Turn turn, Loops loops) {
		this.name = name;
		this.every = every;
		this.turn = turn;
		this.loop = loops.begin(name, every);
		this.thread = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory(name + "-"));
	}

	@Override
	public void start() {
		this.running = true;
		this.thread.scheduleWithFixedDelay(this::take, 0, this.every.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void take() {
		this.loop.turns();
		this.loop.waits(DatabaseSessions.LONGEST_SILENCE);
		try {
			this.turn.take();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			logger.error("The {} failed and goes on", this.name, ex);
		}
		finally {
			this.loop.turns();
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.loop.end();
		this.thread.shutdownNow();
		try {
			// What it works with is about to be closed.
			this.thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** What is done in a turn. */
	@FunctionalInterface
	interface Turn {

		void take() throws InterruptedException;

	}

}
