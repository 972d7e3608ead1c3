package io.tradu.batch.health;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says whether the process's own loops go on. Not looked at in the background: what looks
 * there is a loop itself.
 */
class LoopsHealthIndicator implements HealthIndicator {

	private final Loops loops;

	LoopsHealthIndicator(Loops loops) {
		this.loops = loops;
	}

	@Override
	public Health health() {
		Health.Builder health = Health.up();
		for (Loop loop : this.loops.all()) {
			health.withDetail(loop.name(), loop.words());
			if (!loop.goesOn()) {
				health.down().withDetail(loop.name(), "stands still: " + loop.words());
			}
		}
		return health.build();
	}

}
