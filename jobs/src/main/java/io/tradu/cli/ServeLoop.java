package io.tradu.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.tradu.batch.audit.Act;
import io.tradu.batch.health.Loop;
import io.tradu.batch.health.Loops;
import io.tradu.batch.lease.DatabaseSessions;
import io.tradu.nightly.NightStarter;
import io.tradu.nightly.RecoveryProperties;
import io.tradu.nightly.RecoveryWatch;
import io.tradu.nightly.Refused;
import io.tradu.nightly.RequestedNights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the process that serves does again and again until it is told to end: it looks for
 * runs whose process has died, and for nights that were asked for. Nights run in its one
 * thread, so that there is one at a time.
 */
class ServeLoop {

	private static final Logger logger = LoggerFactory.getLogger(ServeLoop.class);

	private final ConfigurableApplicationContext context;

	private final PrintWriter out;

	private final CountDownLatch end;

	ServeLoop(ConfigurableApplicationContext context, PrintWriter out, CountDownLatch end) {
		this.context = context;
		this.out = out;
		this.end = end;
	}

	void run() throws InterruptedException {
		RecoveryProperties properties = this.context.getBean(RecoveryProperties.class);
		RecoveryWatch watch = this.context.getBean(RecoveryWatch.class);
		RequestedNights requested = this.context.getBean(RequestedNights.class);
		Loop loop = this.context.getBean(Loops.class).begin(RecoveryWatch.LOOP, properties.watchEvery());
		do {
			look(loop, (starter) -> {
				watch.look(starter, logger::info);
				return false;
			});
			boolean more = true;
			while (more && this.end.getCount() > 0) {
				more = look(loop, (starter) -> requested.look(starter, logger::info));
			}
		}
		while (!this.end.await(properties.watchEvery().toMillis(), TimeUnit.MILLISECONDS));
		loop.end();
	}

	private boolean look(Loop loop, Predicate<NightStarter> work) {
		loop.turns();
		loop.waits(DatabaseSessions.LONGEST_SILENCE);
		try {
			return work.test((date, act) -> night(loop, date, act));
		}
		catch (Refused ex) {
			// Somebody was quicker.
			logger.info("Nothing recovered: {}", ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.error("The watch failed and goes on", ex);
		}
		finally {
			loop.turns();
		}
		return false;
	}

	private void night(Loop loop, LocalDate date, Act act) {
		loop.works("runs the night of " + date);
		new NightConsole(this.out, false, NightConsole::run).run(this.context, date, false, act);
	}

}
