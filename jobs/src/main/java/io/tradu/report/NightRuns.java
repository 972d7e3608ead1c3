package io.tradu.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import io.tradu.batch.history.RunHistory;
import io.tradu.batch.lease.Leases;
import io.tradu.document.Night;
import io.tradu.explain.Explanations;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.outlook.Outlooks;
import io.tradu.report.NightState.RunLine;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells what ran for a night. */
@Component
class NightRuns {

	private final RunList runs;

	private final Explanations explanations;

	private final RunHistory history;

	private final Leases leases;

	private final Outlooks outlooks;

	private final Clock clock;

	private final String environment;

	NightRuns(RunList runs, Explanations explanations, RunHistory history, Leases leases, Outlooks outlooks,
			Clock clock, @Value("${tradu.environment}") String environment) {
		this.runs = runs;
		this.explanations = explanations;
		this.history = history;
		this.leases = leases;
		this.outlooks = outlooks;
		this.clock = clock;
		this.environment = environment;
	}

	/** Returns the runs of a night, oldest first. */
	List<Run> of(Night night) {
		List<Run> own = new ArrayList<>(this.runs.newest(Integer.MAX_VALUE)
			.stream()
			.filter((run) -> run.nightLabel().equals(night.label()))
			.toList());
		Collections.reverse(own);
		return own;
	}

	/** Returns the state that these runs have brought the night to. */
	NightState state(Night night, List<Run> runs) {
		List<RunLine> lines = runs.stream().map(this::line).toList();
		RunLine last = lines.get(lines.size() - 1);
		String status = last.status();
		boolean open = Set.of("STARTING", "STARTED", "STOPPING").contains(status);
		return new NightState(night.label(), night.businessDate(), night.sequence(), this.environment, status,
				open && this.leases.holder(NightRunner.JOB).isPresent(), this.clock.instant(),
				this.outlooks.deadline(night), lines.stream().mapToDouble(RunLine::seconds).sum(),
				this.history.facts(last.id()).get("software version"), lines);
	}

	private RunLine line(Run run) {
		return new RunLine(run.id(), run.status(), instant(run.started()), instant(run.ended()),
				this.explanations.cause(run).sentence());
	}

	private @Nullable Instant instant(@Nullable LocalDateTime time) {
		return (time != null) ? time.atZone(this.clock.getZone()).toInstant() : null;
	}

}
