package io.tradu.batch.schedule;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A launch that was due and has not begun in time.
 *
 * @param schedule name of its schedule
 * @param businessDate the date it was due for
 * @param dueAt when it was due
 * @param why what is known of it, in words
 */
public record MissingLaunch(String schedule, LocalDate businessDate, Instant dueAt, String why) {

	/** Returns the night as the audit log and the log name it. */
	public String subject() {
		return "night " + this.businessDate;
	}

}
