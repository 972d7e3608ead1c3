package io.tradu.batch.schedule;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One time at which a schedule is due.
 *
 * @param day the day, where the schedule is at home
 * @param businessDate the business date it is due for
 * @param at when
 */
public record Fire(LocalDate day, LocalDate businessDate, Instant at) {
}
