package io.tradu.explain;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.tradu.batch.health.SpaceCheck;
import io.tradu.batch.preflight.PreflightFinding;
import io.tradu.explain.Explanation.Obstacle;
import io.tradu.nightly.RunList.Run;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A restart needs as much room on the disks as the beginning of a run. */
@Component
@Order(3)
class SpaceRestartCheck implements RestartCheck {

	private final SpaceCheck room;

	SpaceRestartCheck(SpaceCheck room) {
		this.room = room;
	}

	@Override
	public List<Obstacle> of(Run run, Duration patience) {
		return findings().stream()
			.filter(PreflightFinding::stops)
			.map((finding) -> new Obstacle(finding.rule(), finding.sentence()))
			.toList();
	}

	private List<PreflightFinding> findings() {
		try {
			return this.room.findings();
		}
		catch (IOException ex) {
			return List.of(PreflightFinding.failure(this.room.id(), ex));
		}
	}

}
