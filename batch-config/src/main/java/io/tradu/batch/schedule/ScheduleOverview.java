package io.tradu.batch.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it stands. Scripts read this as JSON: names stay, new ones may come.
 *
 * @param name its name
 * @param job the job that is due
 * @param state {@code active}, {@code paused}, or {@code off} where the settings say so
 * @param time its local time
 * @param zone the time zone of that
 * @param next when it is due the next times, soonest first
 * @param last the newest request for a launch; null if there is none
 * @param pausedSince since when it is paused; null if it is not
 * @param pausedBy who has paused it
 * @param pauseReason why
 * @param missing what is missing of it at this moment; null if nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScheduleOverview(String name, String job, String state, LocalTime time, String zone, List<Next> next,
		@Nullable Last last, @Nullable Instant pausedSince, @Nullable String pausedBy, @Nullable String pauseReason,
		@Nullable MissingLaunch missing) {

	/**
	 * One time at which it is due.
	 *
	 * @param local in its own zone, with the offset of that day
	 * @param utc the same moment
	 * @param businessDate the business date it is due for
	 */
	public record Next(ZonedDateTime local, Instant utc, LocalDate businessDate) {
	}

	/**
	 * The newest request for a launch.
	 *
	 * @param request its number
	 * @param businessDate the business date it is for
	 * @param requestedAt when it was asked for
	 * @param requestedBy who asked
	 * @param state how far it has come
	 * @param run what Spring Batch says of the newest run for that date; null if there is
	 * none
	 * @param detail what came of it, in words; may be empty
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Last(long request, LocalDate businessDate, Instant requestedAt, String requestedBy,
			LaunchRequest.State state, @Nullable String run, String detail) {
	}

}
