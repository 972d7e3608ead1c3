package io.tradu.batch.health;

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
	 * counts as down meanwhile, and is not asked again before it has answered. The
	 * details are words and figures for people, and must hold no secret.
	 * @throws Exception if it cannot be looked at, which counts as down
	 */
	Health check() throws Exception;

}
