package io.tradu.nightly;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import io.tradu.batch.audit.Act;
import io.tradu.batch.lease.Leases;
import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequest.State;
import io.tradu.batch.schedule.LaunchRequests;
import io.tradu.batch.task.LaunchedTasks;
import io.tradu.nightly.RunList.Run;

import org.springframework.stereotype.Component;

/**
 * Asks the launcher to let nights go on whose process died or was told to end. There is
 * one request for each launch, by a name that every watch comes to, so that of several
 * one asks; and none while the one before may still come to something.
 */
@Component
class Relaunches {

	// Stands where a schedule's name would: no schedule has spaces in its name.
	private static final String NAME = "recovery of run ";

	private final DeadNights nights;

	private final TaskStops stops;

	private final LaunchRequests requests;

	private final LaunchedTasks tasks;

	private final Leases leases;

	private final Clock clock;

	Relaunches(DeadNights nights, TaskStops stops, LaunchRequests requests, LaunchedTasks tasks, Leases leases,
			Clock clock) {
		this.nights = nights;
		this.stops = stops;
		this.requests = requests;
		this.tasks = tasks;
		this.leases = leases;
		this.clock = clock;
	}

	/** Tells whether a request asks for a night to go on. */
	static boolean isOne(LaunchRequest request) {
		return request.schedule().startsWith(NAME);
	}

	/** Has one look. */
	void look(Consumer<String> told) {
		// Before the nights: what another watch asks for meanwhile has its night among
		// them.
		List<LaunchRequest> waiting = this.requests.waiting().stream().filter(Relaunches::isOne).toList();
		List<Run> dead = this.stops.withoutStopped(this.nights.waiting(), told);
		waiting.stream()
			.filter((request) -> dead.stream().noneMatch((run) -> isOf(request, run)))
			.forEach(this::withdraw);
		// One night at a time: a task that finds another at work would be refused.
		if (this.leases.holder(NightRunner.JOB).isEmpty()) {
			dead.forEach((run) -> goOn(run, told));
		}
	}

	private void withdraw(LaunchRequest request) {
		if (this.requests.claim(request.id())) {
			this.requests.notNeeded(request.id(), "the night has gone on without it");
		}
	}

	private void goOn(Run run, Consumer<String> told) {
		List<LaunchRequest> asked = asked(run);
		Optional<LaunchRequest> last = asked.isEmpty() ? Optional.empty() : Optional.of(asked.get(asked.size() - 1));
		if (last.filter(this::isUnderWay).isPresent()) {
			return;
		}
		long restarts = this.nights.restartsInARow(run) + asked.size();
		if (last.filter((request) -> request.state() != State.LAUNCHED).isPresent()) {
			this.nights.giveUp(run, "it could not be launched again: " + this.requests.detail(last.get().id()), told);
		}
		else if (this.nights.isEnough(restarts)) {
			this.nights.giveUp(run, "it was restarted " + restarts + " times and its process ended before it each time"
					+ last.flatMap(this::end).map((end) -> "; at last: " + end).orElse(""), told);
		}
		else {
			ask(run, asked.size() + 1, this.nights.restart(restarts), told);
		}
	}

	private void ask(Run run, int launch, Act act, Consumer<String> told) {
		this.requests
			.add(name(run, launch), Objects.requireNonNull(run.businessDate()), this.clock.instant(), act.actor(),
					act.reason())
			.ifPresent((request) -> told
				.accept(run.subject() + " is to go on, through launch request " + request.id() + ": " + act.reason()));
	}

	private List<LaunchRequest> asked(Run run) {
		List<LaunchRequest> asked = new ArrayList<>();
		Optional<LaunchRequest> next = find(run, 1);
		while (next.isPresent()) {
			asked.add(next.get());
			next = find(run, asked.size() + 1);
		}
		return asked;
	}

	private Optional<LaunchRequest> find(Run run, int launch) {
		return this.requests.find(name(run, launch), Objects.requireNonNull(run.businessDate()));
	}

	// A task that was launched has begun nothing yet, or nobody would be asking.
	private boolean isUnderWay(LaunchRequest request) {
		return request.state().isOpen() || (request.state() == State.LAUNCHED && end(request).isEmpty());
	}

	private Optional<String> end(LaunchRequest request) {
		Long task = request.taskExecutionId();
		return (task != null) ? this.tasks.end(task) : Optional.of("nobody knows its task");
	}

	private static boolean isOf(LaunchRequest request, Run run) {
		return request.schedule().equals(name(run, 1)) || request.schedule().startsWith(name(run, 1) + ",");
	}

	private static String name(Run run, int launch) {
		return NAME + run.id() + ((launch > 1) ? ", launch " + launch : "");
	}

}
