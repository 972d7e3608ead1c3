package io.tradu.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process. A signal asks the running night to stop after its chunk in flight;
 * the process then ends with the night's exit code instead of the signal's.
 */
final class Shutdown {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

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
			stop.run();
			try {
				if (DONE.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
					Runtime.getRuntime().halt(exitCode);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}, "stop-at-signal"));
	}

	/** Ends the process with a code. */
	static void exit(int code) {
		exitCode = code;
		DONE.countDown();
		System.exit(code);
	}

}
