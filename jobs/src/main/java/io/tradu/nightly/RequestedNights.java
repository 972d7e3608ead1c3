package io.tradu.nightly;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.tradu.batch.audit.Act;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.lease.Leases;
import io.tradu.batch.log.Correlation;
import io.tradu.batch.log.LogScope;
import io.tradu.batch.recovery.DecisionNeeded;
import io.tradu.batch.schedule.Begun;
import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequests;
import io.tradu.batch.schedule.Schedule;
import io.tradu.batch.schedule.Schedules;

import org.springframework.batch.core.BatchStatus;
import org.springframework.stereotype.Component;

/**
 * Runs the nights that a schedule, or a person, has asked for, one after the other. What
 * has become of each stands with its request, so that a process that dies is continued by
 * the next.
 */
@Component
public class RequestedNights {

	private final LaunchRequests requests;

	private final Schedules schedules;

	private final Begun begun;

	private final Leases leases;

	private final LaunchProperties properties;

	RequestedNights(LaunchRequests requests, Schedules schedules, Begun begun, Leases leases,
			LaunchProperties properties) {
		this.requests = requests;
		this.schedules = schedules;
		this.begun = begun;
		this.leases = leases;
		this.properties = properties;
	}

	/**
	 * Has one look, and runs one night at most.
	 * @param starter runs a night
	 * @param told told what was found and done, in words
	 * @return whether something was taken up: there may be more
	 */
	public boolean look(NightStarter starter, Consumer<String> told) {
		if (!this.properties.isInProcess()) {
			return false;
		}
		this.requests.abandoned().forEach((request) -> settle(request, told));
		List<LaunchRequest> waiting = this.requests.waiting();
		// One night at a time: the others wait until it is done, whoever runs it.
		if (!waiting.isEmpty() && this.leases.holder(NightRunner.JOB).isEmpty()) {
			LaunchRequest next = waiting.get(0);
			if (this.requests.claim(next.id())) {
				launch(next, starter, told);
				return true;
			}
		}
		return false;
	}

	private void settle(LaunchRequest request, Consumer<String> told) {
		Optional<String> status = this.begun.status(NightRunner.JOB, request.businessDate(), request.requestedAt());
		if (status.isPresent()) {
			// From here on the run is the watch's matter.
			this.requests.ended(request.id(), "the process that began it died");
		}
		else {
			told.accept(
					"night " + request.businessDate() + " is to be launched again: the process died that was about to");
			this.requests.reopen(request);
		}
	}

	private void launch(LaunchRequest request, NightStarter starter, Consumer<String> told) {
		if (!isNightly(request)) {
			this.requests.failed(request.id(), "schedule " + request.schedule() + " is not set, or not for the job "
					+ NightRunner.JOB + ", and this process launches no other");
			return;
		}
		told.accept("night " + request.businessDate() + " is launched for schedule " + request.schedule());
		LogScope scope = Correlation.begin();
		try {
			start(request, starter, told);
		}
		finally {
			scope.close();
		}
	}

	private boolean isNightly(LaunchRequest request) {
		return this.schedules.find(request.schedule()).map(Schedule::job).filter(NightRunner.JOB::equals).isPresent();
	}

	private void start(LaunchRequest request, NightStarter starter, Consumer<String> told) {
		try {
			this.requests.launched(request.id(), null);
			starter.start(request.businessDate(), new Act(request.requestedBy(), reason(request)));
			this.requests.ended(request.id(),
					this.begun.status(NightRunner.JOB, request.businessDate()).orElse("nobody knows how it ended"));
		}
		catch (NothingToDo ex) {
			told.accept(words(ex));
			this.requests.notNeeded(request.id(), words(ex));
		}
		catch (Refused ex) {
			told.accept("night " + request.businessDate() + " was not launched: " + words(ex));
			refused(request, words(ex));
		}
		catch (DecisionNeeded ex) {
			this.requests.failed(request.id(), words(ex));
			throw ex;
		}
		catch (RuntimeException ex) {
			this.requests.failed(request.id(), FailureReport.of(ex).sentence());
			throw ex;
		}
	}

	private void refused(LaunchRequest request, String why) {
		if (this.leases.holder(NightRunner.JOB).isPresent()) {
			// Somebody was quicker; when that is over it is tried again.
			this.requests.reopen(this.requests.find(request.id()).orElse(request));
		}
		else if (isDone(request)) {
			this.requests.notNeeded(request.id(), why);
		}
		else {
			this.requests.failed(request.id(), why);
		}
	}

	private boolean isDone(LaunchRequest request) {
		return this.begun.status(NightRunner.JOB, request.businessDate())
			.filter(BatchStatus.COMPLETED.name()::equals)
			.isPresent();
	}

	private static String reason(LaunchRequest request) {
		String of = "schedule " + request.schedule();
		return request.reason().isBlank() ? of : of + ": " + request.reason();
	}

	private static String words(RuntimeException failure) {
		return String.valueOf(failure.getMessage());
	}

}
