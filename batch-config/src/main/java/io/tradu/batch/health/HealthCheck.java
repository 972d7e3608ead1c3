package io.tradu.batch.health;

import io.tradu.batch.failure.FailureCategory;

import org.springframework.boot.health.contributor.Health;

/**
 * One thing to look at, every few seconds and in the background. A bean of this type
 * appears among the health components under its name; which groups it belongs to is a
 * matter of settings.
 */
public interface HealthCheck {

	/** Returns the name of the component. */
	String name();

	/**
	 * Looks. May take its time: what takes longer than {@code tradu.health.timeout}
	 * counts as {@link #silent()} meanwhile, and is not asked again before it has
	 * answered. The details are words and figures for people, and must hold no secret.
	 * @throws Exception if it cannot be looked at, which counts as down
	 */
	Health check() throws Exception;

	/** Returns what it is a matter of when it is not well. */
	FailureCategory category();

	/**
	 * Returns what it means that a look takes too long: down, unless it is known better.
	 */
	default Health silent() {
		return Health.down().build();
	}

}
