package io.tradu.report;

import java.time.LocalDate;
import java.util.Optional;

import io.tradu.command.TraduCommand;
import io.tradu.document.Night;
import io.tradu.document.Nights;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.RunList;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Finds the night that a person means. */
@Component
public class ReportedNights {

	private final Nights nights;

	private final RunList runs;

	ReportedNights(Nights nights, RunList runs) {
		this.nights = nights;
		this.runs = runs;
	}

	/**
	 * Returns the night meant.
	 * @param date its business date; the night that ran last if it is null
	 * @param sequence its sequence; the date's last one if it is null
	 * @throws NothingToDo if there is none
	 */
	public Night find(@Nullable LocalDate date, @Nullable Long sequence) {
		if (date == null) {
			return this.runs.newest(Integer.MAX_VALUE)
				.stream()
				.map(this.runs::night)
				.flatMap(Optional::stream)
				.findFirst()
				.orElseThrow(() -> new NothingToDo(
						"there is no night to report; purged nights are listed by " + TraduCommand.of("runs")));
		}
		return ((sequence != null) ? this.nights.find(date, sequence) : this.nights.last(date))
			.orElseThrow(() -> new NothingToDo(missing(date, sequence)));
	}

	private String missing(LocalDate date, @Nullable Long sequence) {
		if (this.nights.isPurged(date)) {
			return "night " + date + " was purged: what is left of it is listed by " + TraduCommand.of("runs")
					+ ", and in its last report";
		}
		return "there is no night " + date + ((sequence != null) ? " with sequence " + sequence : "");
	}

}
