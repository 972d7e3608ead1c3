package io.tradu.batch.health;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/** A loop that goes on for as long as its process is well, and says so at every turn. */
public final class Loop {

	// A turn may come late on a busy machine.
	private static final int LATE_TURNS = 4;

	private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(60);

	private final String name;

	private final Duration patience;

	private final LongSupplier nanos;

	private volatile long turned;

	private volatile @Nullable String work;

	private volatile Duration wait = Duration.ZERO;

	private volatile boolean ended;

	Loop(String name, Duration every, LongSupplier nanos) {
		this.name = name;
		Duration late = every.multipliedBy(LATE_TURNS);
		this.patience = (late.compareTo(SHORTEST_PATIENCE) > 0) ? late : SHORTEST_PATIENCE;
		this.nanos = nanos;
		this.turned = nanos.getAsLong();
	}

	/** Says that the loop goes on. */
	public void turns() {
		this.turned = this.nanos.getAsLong();
		this.work = null;
		this.wait = Duration.ZERO;
	}

	/**
	 * Says that the loop waits for something that is not its own: until its next turn it
	 * may be silent for so much longer.
	 * @param atMost what the wait is bounded by
	 */
	public void waits(Duration atMost) {
		this.wait = atMost;
	}

	/**
	 * Says that the loop has something to do that may take hours: until its next turn its
	 * silence means nothing.
	 * @param what what it does, in words
	 */
	public void works(String what) {
		this.turned = this.nanos.getAsLong();
		this.work = what;
	}

	/** Says that the loop is over, as it should be. */
	public void end() {
		this.ended = true;
	}

	String name() {
		return this.name;
	}

	boolean goesOn() {
		return this.ended || this.work != null || silence() <= this.patience.plus(this.wait).toNanos();
	}

	/** Returns how it is, in words. */
	public String words() {
		if (this.ended) {
			return "has ended";
		}
		String what = this.work;
		return (what != null) ? what + " for " + Words.age(silence()) : "last turn " + Words.age(silence()) + " ago";
	}

	private long silence() {
		return this.nanos.getAsLong() - this.turned;
	}

}
