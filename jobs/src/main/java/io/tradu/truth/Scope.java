package io.tradu.truth;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is compared.
 *
 * @param only the date to look at; all if it is empty
 * @param isDeep whether all deliverables are made once more from their sources and the
 * stored translations, and compared
 */
public record Scope(Optional<LocalDate> only, boolean isDeep) {

	/** All dates, as it is done in passing. */
	public static final Scope ALL = new Scope(Optional.empty(), false);

	/** Returns the scope of one date. */
	public static Scope of(LocalDate date) {
		return new Scope(Optional.of(date), false);
	}

}
