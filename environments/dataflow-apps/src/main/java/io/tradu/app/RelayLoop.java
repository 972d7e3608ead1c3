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

/** Lets a relay look again and again. */
class RelayLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(RelayLoop.class);

	private final Relay relay;

	private final Duration every;

	private final Loop loop;

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("relay-"));

	private volatile boolean running;

	RelayLoop(Relay relay, Duration every, Loops loops) {
		this.relay = relay;
		this.every = every;
		this.loop = loops.begin("relay", every);
	}

	@Override
	public void start() {
		this.running = true;
		this.thread.scheduleWithFixedDelay(this::look, 0, this.every.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void look() {
		this.loop.turns();
		this.loop.waits(DatabaseSessions.LONGEST_SILENCE);
		try {
			this.relay.look();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			logger.error("The relay failed and goes on", ex);
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
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
