package io.tradu.batch.health;

import java.time.Duration;
import java.util.function.LongSupplier;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Keeps what a check found last, so that who asks never waits for it. */
class BackgroundCheck implements HealthIndicator {

	private static final Logger logger = LoggerFactory.getLogger(BackgroundCheck.class);

	// Two looks may come late before nobody looks any more.
	private static final int LATE_LOOKS = 3;

	private final HealthCheck check;

	private final HealthProperties properties;

	// Nanoseconds that only go forward: a clock that is put right is no outage.
	private final LongSupplier nanos;

	private volatile State state = new State(null, 0, null);

	private volatile @Nullable FailureCategory thrown;

	private @Nullable Status told;

	BackgroundCheck(HealthCheck check, HealthProperties properties, LongSupplier nanos) {
		this.check = check;
		this.properties = properties;
		this.nanos = nanos;
	}

	String name() {
		return this.check.name();
	}

	/** Takes the check for a look, unless the look before is not over yet. */
	synchronized boolean begin() {
		if (this.state.begun() != null) {
			return false;
		}
		this.state = new State(this.state.found(), this.state.at(), this.nanos.getAsLong());
		return true;
	}

	/** Has the look that was begun. */
	void look() {
		Health found = found();
		this.state = new State(found, this.nanos.getAsLong(), null);
		tell();
	}

	/** Tells what has changed since it was told last. */
	synchronized void tell() {
		State seen = this.state;
		Health now = health();
		Status before = this.told;
		if ((seen.found() == null && now.getStatus().equals(Status.OUT_OF_SERVICE)) || now.getStatus().equals(before)) {
			return;
		}
		this.told = now.getStatus();
		boolean well = now.getStatus().equals(Status.UP) || now.getStatus().equals(Status.UNKNOWN);
		LogEvent.of(logger, well ? Level.INFO : Level.WARN, "health.changed")
			.with(LogField.SUBJECT, name())
			.with(LogField.FROM, (before != null) ? before.getCode() : null)
			.with(LogField.TO, now.getStatus().getCode())
			.with(LogField.CATEGORY, well ? null : category().tag())
			.log("health of " + name() + " is " + now.getStatus() + ": " + now.getDetails());
	}

	private FailureCategory category() {
		FailureCategory known = this.thrown;
		return (known != null) ? known : this.check.category();
	}

	private Health found() {
		this.thrown = null;
		try {
			return this.check.check();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Health.down().withDetail("error", "interrupted").build();
		}
		// An error too: one that escaped would leave the look begun for good.
		catch (Exception | Error ex) {
			this.thrown = FailureReport.of(ex).category();
			return Health.down().withDetail("error", sentence(ex)).build();
		}
	}

	/** Returns a failure in one line. */
	static String sentence(Throwable failure) {
		return FailureReport.of(failure).sentence().lines().findFirst().orElse("");
	}

	@Override
	public Health health() {
		State seen = this.state;
		long now = this.nanos.getAsLong();
		Long begun = seen.begun();
		if (begun != null && now - begun > this.properties.timeout().toNanos()) {
			Health silent = this.check.silent();
			return Health.status(silent.getStatus())
				.withDetail("error", "no answer for " + Words.age(now - begun))
				.withDetails(silent.getDetails())
				.build();
		}
		Health found = seen.found();
		if (found == null) {
			return Health.outOfService().withDetail("error", "not looked at yet").build();
		}
		long age = now - seen.at();
		if (age > patience().toNanos()) {
			return Health.down().withDetail("error", "not looked at for " + Words.age(age)).build();
		}
		return Health.status(found.getStatus())
			.withDetails(found.getDetails())
			.withDetail("age", Words.age(age))
			.build();
	}

	private Duration patience() {
		return this.properties.every().multipliedBy(LATE_LOOKS).plus(this.properties.timeout());
	}

	/**
	 * What is known.
	 *
	 * @param found what the last look found; null before it
	 * @param at when that was
	 * @param begun when the look was begun that is not over yet; null if there is none
	 */
	private record State(@Nullable Health found, long at, @Nullable Long begun) {
	}

}
