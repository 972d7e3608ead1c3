package io.tradu.batch.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a person does with schedules. Works through the database alone, so it does not
 * matter which process has the clock.
 */
@Component
public class ScheduleActs {

	private final ScheduleStates states;

	private final LaunchRequests requests;

	private final AuditLog audit;

	private final Clock clock;

	private final TransactionTemplate transaction;

	ScheduleActs(ScheduleStates states, LaunchRequests requests, AuditLog audit, Clock clock,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.states = states;
		this.requests = requests;
		this.audit = audit;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactionManager);
	}

	/**
	 * Pauses a schedule: what is due from now on is not launched, and not missed.
	 * @return false if it is paused already
	 */
	public boolean pause(Schedule schedule, Act act) {
		return done(() -> {
			this.states.knowFirst(schedule);
			boolean paused = this.states.pause(schedule.name(), act.actor(), act.reason());
			if (paused) {
				this.audit.add(act, "pause", subject(schedule), "");
			}
			return paused;
		});
	}

	/**
	 * Lets a schedule go on. What was due meanwhile is not made up for.
	 * @return false if it is not paused
	 */
	public boolean resume(Schedule schedule, Act act) {
		return done(() -> {
			boolean resumed = this.states.resume(schedule.name());
			if (resumed) {
				this.audit.add(act, "resume", subject(schedule), "");
			}
			return resumed;
		});
	}

	/**
	 * Asks for a launch now, whether or not one is due, and whether or not the schedule
	 * is paused. A request that has failed is made again.
	 * @return the request; empty if there is one for this date already
	 */
	public Optional<LaunchRequest> trigger(Schedule schedule, LocalDate date, Act act) {
		Optional<LaunchRequest> added = this.transaction.execute((status) -> {
			Optional<LaunchRequest> request = this.requests
				.add(schedule.name(), date, this.clock.instant(), act.actor(), act.reason())
				.or(() -> failed(schedule, date));
			request.ifPresent((made) -> this.audit.add(act, "trigger", subject(schedule),
					"asks for the launch of " + schedule.job() + " for " + date));
			return request;
		});
		return (added != null) ? added : Optional.empty();
	}

	private Optional<LaunchRequest> failed(Schedule schedule, LocalDate date) {
		return this.requests.find(schedule.name(), date)
			.filter((request) -> request.state() == LaunchRequest.State.FAILED)
			.filter(this.requests::reopen);
	}

	/** Returns a schedule as the audit log names it. */
	private static String subject(Schedule schedule) {
		return "schedule " + schedule.name();
	}

	private boolean done(BooleanSupplier act) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> act.getAsBoolean()));
	}

}
