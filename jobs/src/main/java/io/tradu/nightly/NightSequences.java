package io.tradu.nightly;

import java.time.LocalDate;

import io.tradu.document.Night;
import io.tradu.document.Nights;

import org.springframework.stereotype.Component;

/** Finds the night that is meant where its sequence is given, too. */
@Component
public class NightSequences {

	private final Nights nights;

	NightSequences(Nights nights) {
		this.nights = nights;
	}

	/**
	 * Tells whether a date's next sequence is meant, and not the one it has come to.
	 * @throws Refused if it is neither
	 */
	public boolean isNext(LocalDate businessDate, long sequence) {
		long last = this.nights.last(businessDate).map(Night::sequence).orElse(0L);
		if (sequence == last || (last == 0 && sequence == 1)) {
			return false;
		}
		if (sequence == last + 1) {
			return true;
		}
		throw new Refused((sequence < last)
				? "night " + businessDate + " has come to sequence " + last + "; sequence " + sequence
						+ " does not go on any more"
				: "night " + businessDate + " has no sequence " + (sequence - 1) + " that sequence " + sequence
						+ " could follow");
	}

}
