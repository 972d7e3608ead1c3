package io.tradu.truth;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.tradu.batch.lease.Instance;

/**
 * What is looked at beside the nights themselves.
 *
 * @param only the one date that was asked for; empty if all were
 * @param dates the dates none of whose nights was left out
 * @param leftOut the dates one of whose nights was left out
 * @param atWork another process that works on the line now
 */
record LineFacts(Optional<LocalDate> only, List<LocalDate> dates, Set<LocalDate> leftOut, Optional<Instance> atWork) {

	boolean isIdle() {
		return this.atWork.isEmpty();
	}

}
