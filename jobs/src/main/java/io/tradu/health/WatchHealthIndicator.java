package io.tradu.health;

import io.tradu.batch.health.Loops;
import io.tradu.nightly.RecoveryWatch;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the watch for dead runs has begun. */
@Component
class WatchHealthIndicator implements HealthIndicator {

	private final Loops loops;

	WatchHealthIndicator(Loops loops) {
		this.loops = loops;
	}

	@Override
	public Health health() {
		return this.loops.find(RecoveryWatch.LOOP)
			.map((loop) -> Health.up().withDetail(RecoveryWatch.LOOP, loop.words()))
			.orElseGet(() -> Health.outOfService().withDetail("error", "has not begun yet"))
			.build();
	}

}
