package io.tradu.batch.lease;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import io.tradu.batch.log.LogScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A lease in this process's hands. Its heartbeat goes on in the background until it is
 * closed; until then no transaction of this process commits unless the lease is still its
 * own.
 */
public class Lease implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Lease.class);

	private static final LogField LEASE = LogField.name("lease");

	private static final LogField FENCE = LogField.number("fence");

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
		event(Level.INFO, "lease.acquired").log("the lease on " + name + " is this process's");
		this.heartbeat = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "lease-heartbeat");
			thread.setDaemon(true);
			return thread;
		});
		this.heartbeat.scheduleWithFixedDelay(LogScope.carried(this::renew), interval.toMillis(), interval.toMillis(),
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
				event(Level.ERROR, "lease.lost").with(LogField.CATEGORY, FailureCategory.INFRASTRUCTURE.tag())
					.log("the lease on " + this.name + " was taken by another process; stopping");
				lose();
			}
		}
		catch (RuntimeException ex) {
			// A database that is away for a moment must not end the heartbeat; the work
			// itself will notice.
			logger.warn("No heartbeat for {}: {}", this.name, FailureReport.of(ex).sentence());
		}
	}

	private synchronized void lose() {
		this.lost = true;
		this.onLoss.run();
	}

	private LogEvent event(Level level, String action) {
		return LogEvent.of(logger, level, action).with(LEASE, this.name).with(FENCE, this.fence);
	}

	@Override
	public void close() {
		this.held.remove(this.name);
		this.heartbeat.shutdownNow();
		if (!this.lost) {
			try {
				this.table.release(this.name, this.fence);
				event(Level.INFO, "lease.released").log("the lease on " + this.name + " is given back");
			}
			catch (RuntimeException ex) {
				logger.warn("The lease on {} could not be released and will run out: {}", this.name,
						FailureReport.of(ex).sentence());
			}
		}
	}

}
