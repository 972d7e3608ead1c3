package io.tradu.nightly;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.lease.Leases;
import io.tradu.batch.schedule.Begun;
import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequest.State;
import io.tradu.batch.schedule.LaunchRequests;
import io.tradu.batch.schedule.Schedules;
import io.tradu.batch.task.LaunchedTasks;

import org.springframework.batch.core.BatchStatus;
import org.springframework.stereotype.Component;

/**
 * Asks for another launch where a task has ended before its night began: its process
 * died, the database was away, or another night ran just then.
 */
@Component
class UnbegunNights {

	private final LaunchRequests requests;

	private final Schedules schedules;

	private final LaunchedTasks tasks;

	private final Begun begun;

	private final DeadNights nights;

	private final Leases leases;

	private final Clock clock;

	UnbegunNights(LaunchRequests requests, Schedules schedules, LaunchedTasks tasks, Begun begun, DeadNights nights,
			Leases leases, Clock clock) {
		this.requests = requests;
		this.schedules = schedules;
		this.tasks = tasks;
		this.begun = begun;
		this.nights = nights;
		this.leases = leases;
		this.clock = clock;
	}

	/** Has one look. */
	void look(Consumer<String> told) {
		// One night at a time: a task that finds another at work would be refused.
		if (this.leases.holder(NightRunner.JOB).isEmpty()) {
			this.requests.launchedAsTasks()
				.stream()
				.filter((request) -> this.schedules.find(request.schedule()).isPresent())
				.forEach((request) -> look(request, told));
		}
	}

	private void look(LaunchRequest request, Consumer<String> told) {
		List<LaunchRequest> launches = launches(request);
		LaunchRequest last = launches.get(launches.size() - 1);
		Optional<String> end = end(last);
		if (end.isEmpty()) {
			return;
		}
		Optional<String> status = this.begun.status(NightRunner.JOB, request.businessDate(), request.requestedAt());
		if (status.isPresent()) {
			// From here on the run is the watch's matter.
			this.requests.ended(request.id(), status.get());
		}
		else if (last.state() == State.NOT_NEEDED || isDone(request)) {
			this.requests.notNeeded(request.id(), end.get());
		}
		else if (this.nights.isEnough(launches.size() - 1)) {
			this.requests.failed(request.id(),
					"it was launched " + launches.size() + " times and its night did not begin; at last: " + end.get());
			told.accept("night " + request.businessDate() + " needs a person: its task ended " + launches.size()
					+ " times before it began; at last: " + end.get());
		}
		else {
			ask(request, launches.size() + 1, end.get(), told);
		}
	}

	private boolean isDone(LaunchRequest request) {
		return this.begun.status(NightRunner.JOB, request.businessDate())
			.filter(BatchStatus.COMPLETED.name()::equals)
			.isPresent();
	}

	private void ask(LaunchRequest request, int launch, String end, Consumer<String> told) {
		this.requests
			.add(name(request, launch), request.businessDate(), this.clock.instant(), AuditLog.LINE,
					"its night did not begin: " + end)
			.ifPresent((another) -> told.accept("night " + request.businessDate()
					+ " is launched once more, through launch request " + another.id() + ": " + end));
	}

	/** Returns a request, and those that were made in its place since. */
	private List<LaunchRequest> launches(LaunchRequest request) {
		List<LaunchRequest> launches = new ArrayList<>(List.of(request));
		Optional<LaunchRequest> next = Optional.of(request);
		while (next.isPresent()) {
			next = this.requests.find(name(request, launches.size() + 1), request.businessDate());
			next.ifPresent(launches::add);
		}
		return launches;
	}

	// What has come of a launch; empty while something may still come of it.
	private Optional<String> end(LaunchRequest launch) {
		if (launch.state().isOpen()) {
			return Optional.empty();
		}
		Long task = launch.taskExecutionId();
		return (launch.state() == State.LAUNCHED && task != null) ? this.tasks.end(task)
				: Optional.of(this.requests.detail(launch.id()));
	}

	// Stands where a schedule's name would: no schedule has spaces in its name.
	private static String name(LaunchRequest request, int launch) {
		return "launch " + launch + " of request " + request.id();
	}

}
