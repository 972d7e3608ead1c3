package io.tradu.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.status.LineStatus;
import io.tradu.status.LineStatuses;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A window on the line for many looks, through one connection for as long as it holds.
 * The embedded database's own file is let go after each look, also after one that fails,
 * or no night could begin, and opened again once somebody else has had it.
 */
class LineWindow implements AutoCloseable {

	private final Supplier<Application> applications;

	private @Nullable Application application;

	private @Nullable LineStatuses line;

	private @Nullable Clock clock;

	// Also when it is let go: the machine can be looked at without a database.
	private @Nullable LineStatuses around;

	// What the embedded database looked like from outside when it was let go.
	private String mark = "";

	private Duration lookTook = Duration.ZERO;

	LineWindow(Supplier<Application> applications) {
		this.applications = applications;
	}

	/**
	 * Has a look.
	 * @param rated whether it comes with rates of its own
	 * @throws NothingHasRun if there is no database to look into
	 */
	LineStatus look(boolean rated) {
		this.lookTook = Duration.ZERO;
		this.mark = "";
		try {
			LineStatuses statuses = (this.line != null) ? this.line : open();
			this.around = statuses;
			long begun = System.nanoTime();
			LineStatus status = rated ? statuses.look() : statuses.lookAgain();
			this.lookTook = Duration.ofNanos(System.nanoTime() - begun);
			return status;
		}
		catch (NothingHasRun ex) {
			this.mark = mark();
			throw ex;
		}
		finally {
			letGo();
		}
	}

	/**
	 * Returns a look with the machine as it is now. Does not ask the database.
	 */
	LineStatus lookAround(LineStatus look) {
		return (this.around != null) ? this.around.lookAround(look) : look;
	}

	/**
	 * Returns the clock with the zone in which times are shown; empty before the first
	 * look.
	 */
	Optional<Clock> clock() {
		return Optional.ofNullable(this.clock);
	}

	/** Tells whether nobody has had the database since it was let go. */
	boolean isUntouched() {
		return this.line == null && !this.mark.isEmpty() && this.mark.equals(mark());
	}

	/**
	 * Tells whether another process serves the embedded database, and takes it along when
	 * it ends.
	 */
	boolean isServed() {
		return this.application != null && this.application.isServed();
	}

	/** Returns how long the last look took, without opening; zero if it failed. */
	Duration lookTook() {
		return this.lookTook;
	}

	private LineStatuses open() {
		this.application = this.applications.get();
		try {
			ConfigurableApplicationContext context = this.application.startVisitor();
			this.clock = context.getBean(Clock.class);
			this.line = context.getBean(LineStatuses.class);
			return this.line;
		}
		finally {
			if (this.line == null) {
				close();
			}
		}
	}

	private void letGo() {
		if (this.application != null && this.application.hasFile()) {
			boolean looked = this.line != null && !this.lookTook.isZero();
			close();
			// After a look that failed, the next one tries again.
			this.mark = looked ? mark() : "";
		}
	}

	private String mark() {
		return (this.application != null && this.application.file() != null)
				? EmbeddedDatabase.mark(this.application.file()) : "";
	}

	/** Ends the connection. The next look makes another one. */
	@Override
	public void close() {
		this.line = null;
		if (this.application != null) {
			try {
				this.application.close();
			}
			catch (RuntimeException ex) {
				// It was only looked at.
			}
		}
	}

}
