package io.tradu.batch.lease;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease in this process's hands. Its heartbeat goes on in the background until it is
 * closed; until then no transaction of this process commits unless the lease is still its
 * own.
 */
public class Lease implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Lease.class);

	private final String name;

	private final long fence;

	private final LeaseTable table;

	private final HeldLeases held;

	private final ScheduledExecutorService heartbeat;

	private volatile boolean lost;

	private Runnable onLoss = () -> {
	};

	Lease(String name, long fence, LeaseTable table, HeldLeases held, Duration interval) {
		this.name = name;
		this.fence = fence;
		this.table = table;
		this.held = held;
		held.add(name, fence);
		this.heartbeat = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "lease-heartbeat");
			thread.setDaemon(true);
			return thread;
		});
		this.heartbeat.scheduleWithFixedDelay(this::renew, interval.toMillis(), interval.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	/**
	 * Says what to do, once, when another process has taken the lease; at once if it has
	 * already.
	 */
	public synchronized void onLoss(Runnable action) {
		if (this.lost) {
			action.run();
		}
		else {
			this.onLoss = action;
		}
	}

	/**
	 * Tells whether another process has taken the lease: this one must not write any
	 * more.
	 */
	public boolean isLost() {
		return this.lost;
	}

	private void renew() {
		try {
			if (!this.lost && !this.table.renew(this.name, this.fence)) {
				logger.error("The lease on {} was taken by another process; stopping", this.name);
				lose();
			}
		}
		catch (RuntimeException ex) {
			// A database that is away for a moment must not end the heartbeat; the work
			// itself will notice.
			logger.warn("No heartbeat for {}: {}", this.name, ex.getMessage());
		}
	}

	private synchronized void lose() {
		this.lost = true;
		this.onLoss.run();
	}

	@Override
	public void close() {
		this.held.remove(this.name);
		this.heartbeat.shutdownNow();
		if (!this.lost) {
			try {
				this.table.release(this.name, this.fence);
			}
			catch (RuntimeException ex) {
				logger.warn("The lease on {} could not be released and will run out: {}", this.name, ex.getMessage());
			}
		}
	}

}
