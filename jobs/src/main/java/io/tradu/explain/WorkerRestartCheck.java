package io.tradu.explain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Leases;
import io.tradu.explain.Explanation.Obstacle;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.RunList.Run;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** One process at a time works on the pipeline. */
@Component
@Order(1)
class WorkerRestartCheck implements RestartCheck {

	static final String RULE = "pipeline-in-use";

	// Several heartbeats.
	private static final Duration SILENCE = Duration.ofSeconds(15);

	private final Leases leases;

	private final Instance self;

	private final Clock clock;

	WorkerRestartCheck(Leases leases, Instance self, Clock clock) {
		this.leases = leases;
		this.self = self;
		this.clock = clock;
	}

	@Override
	public List<Obstacle> of(Run run, Duration patience) {
		return this.leases.holder(NightRunner.JOB)
			// It says what can be done when it has ended.
			.filter((worker) -> !worker.isSame(this.self))
			.map(this::obstacle)
			.stream()
			.toList();
	}

	private Obstacle obstacle(Instance worker) {
		String heartbeat = this.leases.lastHeartbeat(NightRunner.JOB)
			.map((at) -> ", last heartbeat at " + at.truncatedTo(ChronoUnit.SECONDS)
					+ (isSilent(at) ? ": it is paused or hangs; continue it with kill -CONT " + worker.pid()
							+ ", or end it with kill -9 " + worker.pid() : ""))
			.orElse("");
		return new Obstacle(RULE,
				"process " + worker.pid() + " on " + worker.host() + " works on the pipeline" + heartbeat);
	}

	private boolean isSilent(Instant at) {
		return Duration.between(at, this.clock.instant()).compareTo(SILENCE) > 0;
	}

}
