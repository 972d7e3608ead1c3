package io.tradu.truth;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.batch.lease.Instance;

/**
 * What a comparison of all truths has found.
 *
 * @param nights what was found of each night, in order
 * @param line what does not agree beside the nights
 * @param atWork the process that works on the line now, whose own work is not judged
 */
public record Findings(List<NightFindings> nights, List<Disagreement> line, Optional<Instance> atWork) {

	/** Returns everything that does not agree. */
	public List<Disagreement> disagreements() {
		return Stream
			.concat(this.line.stream(), this.nights.stream().flatMap((night) -> night.disagreements().stream()))
			.toList();
	}

	public boolean agree() {
		return disagreements().isEmpty();
	}

	/** Returns the line that scripts read: of every night that was judged. */
	public String ledgerLine() {
		List<NightFindings> judged = this.nights.stream().filter((night) -> night.leftOut() == null).toList();
		NightFindings.Account sum = judged.stream()
			.map(NightFindings::account)
			.reduce(NightFindings.Account.NOTHING, NightFindings.Account::plus);
		return "ledger: received=" + sum.received() + " delivered=" + sum.delivered() + " rejected=" + sum.rejected()
				+ " canceled=" + sum.canceled() + " balanced=" + judged.stream().allMatch(NightFindings::reconciled);
	}

}
