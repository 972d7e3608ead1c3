package io.tradu.batch.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Gives leases out: to one living process at a time. */
@Component
public class Leases {

	private static final Logger logger = LoggerFactory.getLogger(Leases.class);

	private final LeaseTable table;

	private final LeaseProperties properties;

	private final HeldLeases held;

	private final DeadSessions deadSessions;

	private final Instance self;

	Leases(LeaseTable table, LeaseProperties properties, HeldLeases held, DeadSessions deadSessions, Instance self) {
		this.table = table;
		this.properties = properties;
		this.held = held;
		this.deadSessions = deadSessions;
		this.self = self;
	}

	/** Returns the process that holds the lease and is not known to be dead. */
	public Optional<Instance> holder(String name) {
		return this.table.find(name).filter((lease) -> !isFree(lease) && !isSilent(lease)).map(LeaseRecord::holder);
	}

	/**
	 * Returns when the holder of the lease, dead or alive, gave its last sign of life.
	 */
	public Optional<Instant> lastHeartbeat(String name) {
		return this.table.find(name).map(LeaseRecord::renewedAt);
	}

	/** Returns the process that holds the lease although it is known to be dead. */
	public Optional<Instance> deadHolder(String name) {
		return this.table.find(name)
			.filter((lease) -> !lease.isReleased() && (isFree(lease) || isSilent(lease)))
			.map(LeaseRecord::holder);
	}

	/**
	 * Takes the lease and keeps it renewed until it is closed. A holder on this machine
	 * is asked for by its process id; for one on another machine the call waits until its
	 * heartbeat has been silent for the expiry time.
	 * @throws LeaseHeld if the holder lives
	 */
	public Lease acquire(String name) {
		for (int attempt = 0; attempt < 10; attempt++) {
			Optional<LeaseRecord> found = this.table.find(name);
			if (found.isEmpty()) {
				if (this.table.insert(name, this.self)) {
					return lease(name, 1);
				}
				continue;
			}
			LeaseRecord former = found.get();
			if (!isFree(former) && (former.holder().isOnHostOf(this.self) || !fallsSilent(name, former))) {
				throw held(name, former);
			}
			if (takeOver(name, former)) {
				return lease(name, former.fence() + 1);
			}
		}
		throw held(name, this.table.find(name).orElseThrow());
	}

	/**
	 * Does something short while this process holds the lease.
	 * @throws LeaseHeld if another process holds it and lives
	 */
	public <T> T whileHeld(String name, Supplier<T> work) {
		Lease lease = acquire(name);
		try {
			return work.get();
		}
		finally {
			lease.close();
		}
	}

	private LeaseHeld held(String name, LeaseRecord lease) {
		Duration silence = this.table.silence(lease);
		boolean tooLong = silence.compareTo(this.properties.expiry()) > 0;
		return new LeaseHeld(name, lease, tooLong ? silence : Duration.ZERO);
	}

	// What a paused process has begun and not committed holds its rows for as long as it
	// sleeps: before, for the lease's own row, which it locks at every commit; after, for
	// what it began in between.
	private boolean takeOver(String name, LeaseRecord former) {
		if (former.isReleased()) {
			return this.table.takeOver(name, former, this.self);
		}
		this.deadSessions.end(former.holder());
		boolean taken = this.table.takeOver(name, former, this.self);
		if (taken) {
			this.deadSessions.end(former.holder());
		}
		return taken;
	}

	private Lease lease(String name, long fence) {
		return new Lease(name, fence, this.table, this.held, this.properties.heartbeat());
	}

	private boolean isFree(LeaseRecord lease) {
		return lease.isReleased() || (lease.holder().isOnHostOf(this.self) && !lease.holder().isAlive());
	}

	// By the clocks of two machines: enough to tell what to look at, not to take over.
	private boolean isSilent(LeaseRecord lease) {
		return !lease.holder().isOnHostOf(this.self)
				&& this.table.silence(lease).compareTo(this.properties.expiry()) > 0;
	}

	private boolean fallsSilent(String name, LeaseRecord lease) {
		Duration expiry = this.properties.expiry();
		logger.info("{} was held by {}; waiting up to {} for a sign of life", name, lease.holder(), expiry);
		long end = System.nanoTime() + expiry.toNanos();
		while (System.nanoTime() < end) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
			LeaseRecord now = this.table.find(name).orElseThrow();
			if (now.isReleased()) {
				return true;
			}
			if (now.beats() != lease.beats()) {
				return false;
			}
		}
		return true;
	}

}
