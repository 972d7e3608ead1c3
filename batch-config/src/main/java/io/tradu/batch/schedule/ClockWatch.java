package io.tradu.batch.schedule;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.health.Loop;
import io.tradu.batch.health.Loops;
import io.tradu.batch.lease.DatabaseSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/** Has the second clock look again and again, in a thread that nothing else holds up. */
class ClockWatch implements InitializingBean, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(ClockWatch.class);

	private final SecondClock clock;

	private final ClockProperties properties;

	private final Loop loop;

	private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "second-clock");
		thread.setDaemon(true);
		return thread;
	});

	ClockWatch(SecondClock clock, ClockProperties properties, Loops loops) {
		this.clock = clock;
		this.properties = properties;
		this.loop = loops.begin("clock", properties.watchEvery());
	}

	@Override
	public void afterPropertiesSet() {
		this.turns.scheduleWithFixedDelay(this::look, 0, this.properties.watchEvery().toMillis(),
				TimeUnit.MILLISECONDS);
	}

	private void look() {
		this.loop.turns();
		this.loop.waits(DatabaseSessions.LONGEST_SILENCE);
		try {
			this.clock.look();
		}
		catch (RuntimeException ex) {
			logger.warn("The clock could not be watched: {}", FailureReport.of(ex).sentence());
		}
		finally {
			this.loop.turns();
		}
	}

	@Override
	public void destroy() {
		this.turns.shutdownNow();
		this.loop.end();
	}

}
