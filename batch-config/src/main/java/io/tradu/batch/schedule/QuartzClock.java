package io.tradu.batch.schedule;

import java.time.Clock;

import javax.sql.DataSource;

import io.tradu.batch.lease.Instance;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

import org.springframework.context.SmartLifecycle;

/** The clock that rings, for as long as this process lives. */
class QuartzClock implements SmartLifecycle {

	private final DataSource database;

	private final Instance self;

	private final QuartzSchedules schedules;

	private final DueLaunches due;

	private final Clock clock;

	private volatile @Nullable Scheduler quartz;

	QuartzClock(DataSource database, Instance self, QuartzSchedules schedules, DueLaunches due, Clock clock) {
		this.database = database;
		this.self = self;
		this.schedules = schedules;
		this.due = due;
		this.clock = clock;
	}

	@Override
	public void start() {
		try {
			Scheduler starting = QuartzStore.open(this.database,
					this.self + " " + this.self.started().getEpochSecond() + " " + System.identityHashCode(this));
			starting.setJobFactory((bundle, scheduler) -> new LaunchJob(this.due, this.schedules));
			this.quartz = starting;
			this.schedules.reconcile(starting, this.clock.instant());
			starting.start();
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException("the clock could not be started", ex);
		}
	}

	@Override
	public void stop() {
		Scheduler running = this.quartz;
		this.quartz = null;
		try {
			if (running != null) {
				running.shutdown(false);
			}
		}
		catch (SchedulerException ex) {
			throw new IllegalStateException("the clock could not be stopped", ex);
		}
	}

	@Override
	public boolean isRunning() {
		return this.quartz != null;
	}

}
