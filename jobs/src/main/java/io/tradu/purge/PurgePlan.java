package io.tradu.purge;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.tradu.document.Night;

/**
 * What a purge would do, or has done.
 *
 * @param executed whether it was done
 * @param nights the nights purged, oldest first
 * @param kept why other nights are kept although they are old, a sentence each
 */
public record PurgePlan(boolean executed, List<PlannedNight> nights, List<String> kept) {

	/**
	 * A night to be purged.
	 *
	 * @param night its label
	 * @param runs the numbers of its runs
	 * @param rows rows by table
	 * @param openDeadLetters dead letters among them that nobody has closed
	 * @param begun whether an earlier purge was cut off: its archive stands, and these
	 * are the rows left
	 * @param archive file that keeps the rows
	 */
	public record PlannedNight(String night, List<Long> runs, Map<String, Long> rows, long openDeadLetters,
			boolean begun, String archive) {

		static PlannedNight of(Night night, List<Long> runs, Map<String, Long> rows, long openDeadLetters,
				boolean begun, Path archive) {
			return new PlannedNight(night.label(), runs, rows, openDeadLetters, begun, archive.toString());
		}

		/** Returns how many rows there are in all tables. */
		public long total() {
			return this.rows.values().stream().mapToLong(Long::longValue).sum();
		}

	}

}
