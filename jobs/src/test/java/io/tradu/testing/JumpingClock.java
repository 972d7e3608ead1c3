package io.tradu.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that somebody sets while the line runs. */
public class JumpingClock extends Clock {

	private final Clock real = Clock.systemDefaultZone();

	private volatile Duration ahead = Duration.ZERO;

	/** Sets the clock ahead of the true time, or behind it. */
	public void set(Duration ahead) {
		this.ahead = ahead;
	}

	@Override
	public ZoneId getZone() {
		return this.real.getZone();
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.offset(this.real.withZone(zone), this.ahead);
	}

	@Override
	public Instant instant() {
		return this.real.instant().plus(this.ahead);
	}

}
