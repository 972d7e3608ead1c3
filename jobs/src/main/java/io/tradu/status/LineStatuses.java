package io.tradu.status;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Leases;
import io.tradu.document.Night;
import io.tradu.nightly.NightProgress;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.Progress;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.outlook.Outlook;
import io.tradu.status.LineStatus.EndedRun;
import io.tradu.status.LineStatus.Position;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Looks at the line. A look only reads, and is cheap enough to be had every second. */
@Component
public class LineStatuses {

	private static final int LAST_RUNS = 5;

	private final RunList runs;

	private final Leases leases;

	private final NightProgress progress;

	private final NightStatus nights;

	private final Surroundings surroundings;

	private final RecentlyUnfinished unfinished;

	private final Environment environment;

	private final Clock clock;

	LineStatuses(RunList runs, Leases leases, NightProgress progress, NightStatus nights, Surroundings surroundings,
			RecentlyUnfinished unfinished, Environment environment, Clock clock) {
		this.runs = runs;
		this.leases = leases;
		this.progress = progress;
		this.nights = nights;
		this.surroundings = surroundings;
		this.unfinished = unfinished;
		this.environment = environment;
		this.clock = clock;
	}

	/** Returns where the line stands, with rates by what was recorded of late. */
	public LineStatus look() {
		return look(true);
	}

	/**
	 * Returns where the line stands without any rate: whoever looks again and again has
	 * them from the looks.
	 * @see StatusHistory
	 */
	public LineStatus lookAgain() {
		return look(false);
	}

	/** Returns a look with the machine as it is now. Does not ask the database. */
	public LineStatus lookAround(LineStatus look) {
		return look.with(this.surroundings.machine());
	}

	/**
	 * Returns where a line stands that has no database yet: what is the same for every
	 * line, and nothing else.
	 */
	public static LineStatus nothing(Clock clock, String environment) {
		return new LineStatus("idle", null, null, null, null, null, clock.instant(), environment, null, null, null,
				null, List.of(), List.of(), List.of(), MachineGauge.measure(Instance.current(), List.of()), 0,
				List.of(), List.of(), List.of());
	}

	private LineStatus look(boolean rated) {
		Optional<Instance> holder = this.leases.holder(NightRunner.JOB);
		// The newest one may run still.
		List<Run> newest = this.runs.newest(LAST_RUNS + 1);
		Optional<Run> last = newest.stream().findFirst();
		Optional<Night> night = last.flatMap(this.runs::night);
		Optional<Outlook> outlook = night.map(this.nights::outlook);
		boolean open = last.filter((run) -> run.ended() == null).isPresent();
		return new LineStatus(holder.isPresent() ? "running" : (open ? "dead" : "idle"),
				holder.map(Instance::toString).orElse(null), last.map(Run::nightLabel).orElse(null),
				last.map(Run::id).orElse(null), last.map(Run::status).orElse(null),
				night.map((of) -> position(of, last.orElseThrow())).orElse(null), this.clock.instant(),
				this.environment.getProperty("tradu.environment", ""), last.map((run) -> run.started()).orElse(null),
				last.map((run) -> run.ended()).orElse(null),
				last.map((run) -> tookSeconds(run, holder.isPresent())).orElse(null),
				outlook.filter((of) -> open).map(NightStatus::forecast).orElse(null),
				night.map((of) -> this.nights.stages(of, outlook.orElseThrow(), rated)).orElse(List.of()),
				night.map(this.nights::queue).orElse(List.of()), this.surroundings.instances(holder),
				this.surroundings.machine(), this.surroundings.openLetters(), ended(newest),
				this.surroundings.missing(), this.unfinished.find(rated));
	}

	private @Nullable Double tookSeconds(Run run, boolean running) {
		boolean known = run.started() != null && (run.ended() != null || running);
		return known ? run.worked(this.clock).toMillis() / 1000.0 : null;
	}

	private Position position(Night night, Run run) {
		Progress reached = this.progress.of(night, run.id());
		return new Position(reached.step(), reached.documents(), reached.done(), reached.total(), reached.unit());
	}

	private List<EndedRun> ended(List<Run> newest) {
		return newest.stream()
			.filter((run) -> run.ended() != null)
			.limit(LAST_RUNS)
			.map((run) -> new EndedRun(run.id(), run.nightLabel(), run.status(), run.started(),
					Objects.requireNonNull(run.ended()), tookSeconds(run, false)))
			.toList();
	}

}
