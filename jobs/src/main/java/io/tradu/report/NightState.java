package io.tradu.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A night and its runs.
 *
 * @param label the night as people write it
 * @param businessDate the date it belongs to
 * @param sequence 1 for the night itself, more for documents that came late
 * @param environment where it ran
 * @param status of its last run, as Spring Batch has it
 * @param running whether that run goes on right now
 * @param drawnAt when these facts were gathered
 * @param deadline when it has to have finished
 * @param seconds how long its runs have worked, together, as far as that is known
 * @param version of Tradu, in its last run; null where nobody wrote it down
 * @param runs its runs, oldest first
 */
public record NightState(String label, LocalDate businessDate, long sequence, String environment, String status,
		boolean running, Instant drawnAt, Instant deadline, double seconds, @Nullable String version,
		List<RunLine> runs) {

	/** Returns the newest of its runs. */
	RunLine lastRun() {
		return this.runs.get(this.runs.size() - 1);
	}

	boolean isCompleted() {
		return this.status.equals("COMPLETED");
	}

	/**
	 * Returns how far behind its deadline the night ended, or is now if it has not
	 * completed; nothing if it is in time.
	 */
	Optional<Duration> lateness() {
		Instant last = lastRun().ended();
		Instant end = (isCompleted() && last != null) ? last : this.drawnAt;
		return Optional.of(Duration.between(this.deadline, end)).filter((late) -> late.compareTo(Duration.ZERO) > 0);
	}

	/**
	 * One run.
	 *
	 * @param id its number
	 * @param status what Spring Batch says of it
	 * @param started when it began
	 * @param ended when it ended; null while it runs, or if its process died
	 * @param seconds how long it took, or has run so far; null if its process died and
	 * nobody knows
	 * @param cause why it is no further, in a sentence
	 */
	public record RunLine(long id, String status, @Nullable Instant started, @Nullable Instant ended,
			@Nullable Double seconds, String cause) {

		double knownSeconds() {
			return (this.seconds != null) ? this.seconds : 0;
		}

	}

}
