package io.tradu.batch.lease;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The work is in the hands of a living process. */
public class LeaseHeld extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LeaseHeld(String name, LeaseRecord lease, Duration silence) {
		super(name + " is held by process " + lease.holder().pid() + " on " + lease.holder().host()
				+ ", last heartbeat at " + lease.renewedAt().truncatedTo(ChronoUnit.SECONDS)
				+ ((!silence.isZero()) ? ": it is silent for " + silence.toSeconds()
						+ " s, but the process exists; if it hangs, end it (kill -9 " + lease.holder().pid() + ")"
						: ""));
	}

}
