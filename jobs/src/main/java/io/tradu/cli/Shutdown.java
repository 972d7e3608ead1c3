package io.tradu.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process. A signal asks the running night to stop after its chunk in flight;
 * the process then ends with the night's exit code instead of the signal's.
 */
final class Shutdown {

	private static final Logger logger = LoggerFactory.getLogger(Shutdown.class);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final Duration GRACE = Duration.ofSeconds(5);

	private static final Duration ASK_EVERY = Duration.ofMillis(200);

	private static final CountDownLatch DONE = new CountDownLatch(1);

	private static volatile int exitCode = ExitCode.STOPPED.code();

	private Shutdown() {
	}

	/** Says what to do at a signal while a night runs. */
	static void onSignal(Runnable stop) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			if (DONE.getCount() == 0) {
				return;
			}
			try {
				if (awaitEnd(stop)) {
					Runtime.getRuntime().halt(exitCode);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, "stop-at-signal"));
	}

	// Asked again and again: the night may not have begun yet when the signal comes.
	private static boolean awaitEnd(Runnable stop) throws InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (System.nanoTime() < end) {
			try {
				stop.run();
			}
			catch (RuntimeException ex) {
				logger.warn("The night could not be asked to stop; it is asked again", ex);
			}
			if (DONE.await(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
				return true;
			}
		}
		return false;
	}

	/** Ends the process with a code. */
	static void exit(int code) {
		exitCode = code;
		DONE.countDown();
		System.exit(code);
	}

	/**
	 * Ends the process with a code within a few seconds, whatever state it is in: what is
	 * to be closed may wait for threads that cannot be started any more.
	 * @param lastWords what to do before, as far as it can still be done
	 */
	static void exitSoon(int code, Runnable lastWords) {
		try {
			Thread guard = new Thread(() -> haltAfterGrace(code), "halt");
			guard.setDaemon(true);
			guard.start();
			lastWords.run();
			exit(code);
		}
		catch (Throwable ex) {
			Runtime.getRuntime().halt(code);
		}
	}

	private static void haltAfterGrace(int code) {
		LockSupport.parkNanos(GRACE.toNanos());
		Runtime.getRuntime().halt(code);
	}

}
