package io.tradu.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.failure.FailureReport;
import io.tradu.status.LineStatus;
import io.tradu.status.StatusHistory;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the line again and again. What goes wrong is part of what is seen.
 */
class StatusWatch implements Runnable {

	/** A night that is so large that looks take long is looked at less often. */
	private static final int RESTS = 10;

	private final LineWindow window;

	private final Duration interval;

	private final Clock clock;

	private final CountDownLatch end = new CountDownLatch(1);

	private final StatusHistory history = new StatusHistory();

	private volatile Seen seen;

	StatusWatch(LineWindow window, Duration interval, Clock clock) {
		this.window = window;
		this.interval = interval;
		this.clock = clock;
		this.seen = new Seen(null, List.of(), "", clock.instant(), clock.instant().plus(interval));
	}

	/** Has the first look, in the caller's thread, and throws what goes wrong with it. */
	void begin() {
		try {
			look();
		}
		catch (NothingHasRun ex) {
			failed(String.valueOf(ex.getMessage()));
		}
	}

	/** Returns what was seen last. */
	Seen seen() {
		return this.seen;
	}

	/** Returns the clock with the zone in which times are shown. */
	Clock clock() {
		return this.window.clock().orElse(this.clock);
	}

	/** Tells the watch to end, and gives it a moment to. */
	void end(Thread watching) throws InterruptedException {
		this.end.countDown();
		watching.join(Duration.ofSeconds(3).toMillis());
	}

	@Override
	public void run() {
		try {
			while (!this.end.await(pause().toMillis(), TimeUnit.MILLISECONDS)) {
				lookOnce();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.window.close();
		}
	}

	private Duration pause() {
		Duration rest = this.window.lookTook().multipliedBy(RESTS);
		return (rest.compareTo(this.interval) > 0) ? rest : this.interval;
	}

	private void lookOnce() {
		try {
			look();
		}
		catch (NothingHasRun ex) {
			failed(String.valueOf(ex.getMessage()));
		}
		// An error too: the watching thread would end with it, and nobody would see.
		catch (RuntimeException | Error ex) {
			boolean served = this.window.isServed();
			failed(served ? "the process that served the database has ended, or does not answer; looking again"
					: FailureReport.of(ex).sentence() + "; looking again");
			if (served) {
				// It will not come back under the same address.
				this.window.close();
			}
		}
	}

	private void look() {
		Seen before = this.seen;
		if (this.window.isUntouched()) {
			LineStatus status = (before.status() != null) ? this.window.lookAround(before.status()) : null;
			this.seen = seen(status, before.pace(), before.problem());
			return;
		}
		boolean first = before.status() == null || !before.problem().isEmpty();
		LineStatus status = this.history.add(this.window.look(first));
		this.seen = seen(status, this.history.pace(), "");
	}

	private Seen seen(@Nullable LineStatus status, List<Double> pace, String problem) {
		Instant now = this.clock.instant();
		return new Seen(status, pace, problem, now, now.plus(pause()).plus(this.window.lookTook()));
	}

	private void failed(String problem) {
		Seen before = this.seen;
		this.seen = new Seen(before.status(), before.pace(), problem, before.at(), before.due());
	}

	/**
	 * What was seen last.
	 *
	 * @param status where the line stood; null if that could never be told
	 * @param pace rows per second of the looks so far
	 * @param problem what went wrong since; empty if nothing did
	 * @param at when it was last looked with success
	 * @param due when the next look should have ended
	 */
	record Seen(@Nullable LineStatus status, List<Double> pace, String problem, Instant at, Instant due) {
	}

}
