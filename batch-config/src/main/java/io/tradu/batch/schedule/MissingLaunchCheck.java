package io.tradu.batch.schedule;

import java.util.List;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.health.HealthCheck;
import io.tradu.batch.health.Severity;

import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether everything has begun that was due. */
@Component
class MissingLaunchCheck implements HealthCheck {

	private final MissingLaunches launches;

	MissingLaunchCheck(MissingLaunches launches) {
		this.launches = launches;
	}

	@Override
	public String name() {
		return "schedules";
	}

	@Override
	public FailureCategory category() {
		return FailureCategory.INFRASTRUCTURE;
	}

	@Override
	public Health check() {
		List<MissingLaunch> missing = this.launches.now();
		Health.Builder health = missing.isEmpty() ? Health.up() : Health.status(Severity.DEGRADED);
		missing.forEach((launch) -> health.withDetail(launch.schedule() + " " + launch.businessDate(),
				"was due at " + launch.dueAt() + ", and " + launch.why()));
		return health.withDetail("missing", missing.size()).build();
	}

}
