package io.tradu.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.failure.FailureReport;
import io.tradu.status.LineStatus;
import io.tradu.status.LineStatuses;
import io.tradu.status.StatusHistory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * Looks at the line again and again, through one connection for as long as it holds. What
 * goes wrong is part of what is seen. The embedded database's own file is let go after
 * each look, or no night could begin, and opened again once somebody else has had it.
 */
class StatusWatch implements Runnable {

	/** A night that is so large that looks take long is looked at less often. */
	private static final int RESTS = 10;

	private final Duration interval;

	private final Clock clock;

	private final CountDownLatch end = new CountDownLatch(1);

	private final StatusHistory history = new StatusHistory();

	private @Nullable Application application;

	private @Nullable LineStatuses line;

	// Also when it is let go: the machine can be looked at without a database.
	private @Nullable LineStatuses around;

	// What the embedded database looked like from outside when it was let go.
	private String mark = "";

	private volatile Seen seen;

	private Duration lookTook = Duration.ZERO;

	StatusWatch(Duration interval, Clock clock) {
		this.interval = interval;
		this.clock = clock;
		this.seen = new Seen(null, List.of(), "", clock.instant());
	}

	/** Has the first look, in the caller's thread, and throws what goes wrong with it. */
	void begin() {
		try {
			look();
		}
		catch (NothingHasRun ex) {
			nothingHasRun(ex);
		}
	}

	/** Returns what was seen last. */
	Seen seen() {
		return this.seen;
	}

	/** Tells the watch to end, and gives it a moment to. */
	void end(Thread watching) throws InterruptedException {
		this.end.countDown();
		watching.join(Duration.ofSeconds(3).toMillis());
	}

	@Override
	public void run() {
		try {
			while (!await()) {
				lookOnce();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			close();
		}
	}

	private boolean await() throws InterruptedException {
		Duration rest = this.lookTook.multipliedBy(RESTS);
		Duration wait = (rest.compareTo(this.interval) > 0) ? rest : this.interval;
		return this.end.await(wait.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void lookOnce() {
		try {
			look();
		}
		catch (NothingHasRun ex) {
			nothingHasRun(ex);
		}
		catch (RuntimeException ex) {
			boolean served = this.application != null && this.application.isServed();
			failed(served ? "the process that served the database has ended, or does not answer; looking again"
					: FailureReport.of(ex).sentence() + "; looking again");
			this.mark = "";
			if (served) {
				// It will not come back under the same address.
				close();
			}
		}
	}

	private void look() {
		if (this.line == null && isUntouched()) {
			this.seen = this.seen.still(this.around, this.clock.instant());
			return;
		}
		LineStatuses statuses = (this.line != null) ? this.line : open();
		this.around = statuses;
		boolean first = this.seen.status() == null || !this.seen.problem().isEmpty();
		long begun = System.nanoTime();
		LineStatus status = this.history.add(first ? statuses.look() : statuses.lookAgain());
		this.lookTook = Duration.ofNanos(System.nanoTime() - begun);
		this.seen = new Seen(status, this.history.pace(), "", this.clock.instant());
		if (this.application != null && this.application.hasFile()) {
			close();
			this.mark = mark();
		}
	}

	private LineStatuses open() {
		// A person waits for each look.
		this.application = new Application().with("spring.datasource.hikari.connection-timeout", 3000);
		try {
			ConfigurableApplicationContext context = this.application.startVisitor();
			this.line = context.getBean(LineStatuses.class);
			return this.line;
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private boolean isUntouched() {
		return !this.mark.isEmpty() && this.mark.equals(mark());
	}

	private String mark() {
		return (this.application != null && this.application.file() != null)
				? EmbeddedDatabase.mark(this.application.file()) : "";
	}

	private void close() {
		this.line = null;
		if (this.application != null) {
			try {
				this.application.close();
			}
			catch (RuntimeException ex) {
				// It was only looked at.
				this.mark = "";
			}
		}
	}

	private void nothingHasRun(NothingHasRun how) {
		failed(String.valueOf(how.getMessage()));
		this.mark = mark();
	}

	private void failed(String problem) {
		this.lookTook = Duration.ZERO;
		this.seen = this.seen.but(problem);
	}

	/**
	 * What was seen last.
	 *
	 * @param status where the line stood; null if that could never be told
	 * @param pace rows per second of the looks so far
	 * @param problem what went wrong since; empty if nothing did
	 * @param at when it was last looked with success
	 */
	record Seen(@Nullable LineStatus status, List<Double> pace, String problem, Instant at) {

		Seen but(String failure) {
			return new Seen(this.status, this.pace, failure, this.at);
		}

		Seen still(@Nullable LineStatuses around, Instant time) {
			return new Seen((this.status != null && around != null) ? around.lookAround(this.status) : this.status,
					this.pace, this.problem, time);
		}

	}

}
