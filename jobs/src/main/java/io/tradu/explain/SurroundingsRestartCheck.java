package io.tradu.explain;

import java.time.Duration;
import java.util.List;

import io.tradu.batch.preflight.Preflight;
import io.tradu.batch.preflight.PreflightFinding;
import io.tradu.explain.Explanation.Obstacle;
import io.tradu.nightly.RunList.Run;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A restart needs the same surroundings as the beginning of a run. */
@Component
@Order(3)
class SurroundingsRestartCheck implements RestartCheck {

	private final Preflight preflight;

	SurroundingsRestartCheck(Preflight preflight) {
		this.preflight = preflight;
	}

	@Override
	public List<Obstacle> of(Run run, Duration patience) {
		return this.preflight.findings()
			.stream()
			.filter(PreflightFinding::stops)
			.map((finding) -> new Obstacle(finding.rule(), finding.sentence()))
			.toList();
	}

}
