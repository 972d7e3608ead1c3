package io.tradu.batch.health;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;

import org.springframework.stereotype.Component;

/**
 * The loops of this process. A process whose loops stand still is alive in name only, and
 * is to be started again; that the database is gone, or does not answer, is no reason to.
 */
@Component
public class Loops {

	private final Map<String, Loop> byName = new ConcurrentSkipListMap<>();

	private final LongSupplier nanos;

	Loops() {
		this(System::nanoTime);
	}

	Loops(LongSupplier nanos) {
		this.nanos = nanos;
	}

	/**
	 * Says that a loop begins.
	 * @param every how long a turn takes when all is well. The loop counts as standing
	 * still after four times that, but not within a minute
	 */
	public Loop begin(String name, Duration every) {
		Loop loop = new Loop(name, every, this.nanos);
		this.byName.put(name, loop);
		return loop;
	}

	/** Returns a loop that has begun. */
	public Optional<Loop> find(String name) {
		return Optional.ofNullable(this.byName.get(name));
	}

	Iterable<Loop> all() {
		return this.byName.values();
	}

}
