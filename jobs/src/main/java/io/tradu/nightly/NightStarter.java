package io.tradu.nightly;

import java.time.LocalDate;

import io.tradu.batch.audit.Act;

/** Lets a night go on. */
@FunctionalInterface
public interface NightStarter {

	/**
	 * Runs the night of a date and returns when it has ended.
	 * @throws Refused if it may not run
	 */
	void start(LocalDate businessDate, Act act);

}
