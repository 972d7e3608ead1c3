package io.tradu.batch.lease;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.SoftwareVersion;
import io.tradu.batch.health.Loop;
import io.tradu.batch.health.Loops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Says again and again that this process lives. A process that only has a look, and makes
 * its components when it needs them, is none that works on the line and says nothing.
 */
@Component
class Heartbeat implements InitializingBean, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

	private final Instances instances;

	private final Instance self;

	private final LeaseProperties properties;

	private final PressureGauge gauge = new PressureGauge();

	private final Loop loop;

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "heartbeat");
		thread.setDaemon(true);
		return thread;
	});

	Heartbeat(Instances instances, Instance self, LeaseProperties properties, Loops loops) {
		this.instances = instances;
		this.self = self;
		this.properties = properties;
		this.loop = loops.begin("heartbeat", properties.heartbeat());
	}

	@Override
	public void afterPropertiesSet() {
		this.clock.scheduleWithFixedDelay(this::beat, 0, this.properties.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
	}

	private void beat() {
		this.loop.turns();
		this.loop.waits(DatabaseSessions.LONGEST_SILENCE);
		try {
			this.instances.beat(this.self, SoftwareVersion.current(), this.gauge.measure());
		}
		catch (RuntimeException ex) {
			logger.warn("No heartbeat: {}", FailureReport.of(ex).sentence());
		}
		finally {
			this.loop.turns();
		}
	}

	@Override
	public void destroy() {
		this.loop.end();
		this.clock.execute(this::end);
		this.clock.shutdown();
		try {
			// Without its database a process must be able to end.
			if (!this.clock.awaitTermination(2, TimeUnit.SECONDS)) {
				this.clock.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void end() {
		try {
			this.instances.end(this.self);
		}
		catch (RuntimeException ex) {
			logger.warn("The end of this process could not be recorded: {}", FailureReport.of(ex).sentence());
		}
	}

}
