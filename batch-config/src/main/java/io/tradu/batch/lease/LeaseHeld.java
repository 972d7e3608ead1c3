package io.tradu.batch.lease;

/** The work is in the hands of a living process. */
public class LeaseHeld extends RuntimeException {

	private static final long serialVersionUID = 1L;

	LeaseHeld(String name, LeaseRecord lease) {
		super(name + " is held by process " + lease.holder().pid() + " on " + lease.holder().host()
				+ ", last heartbeat at " + lease.renewedAt());
	}

}
