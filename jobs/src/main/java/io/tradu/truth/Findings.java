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

	/** Returns the nights that were judged. */
	public List<NightFindings> judged() {
		return this.nights.stream().filter((night) -> night.leftOut() == null).toList();
	}

	/** Returns the nights that were not judged although no process works on them. */
	public List<NightFindings> unjudged() {
		return this.nights.stream().filter((night) -> night.leftOut() != null && !night.inHand()).toList();
	}

	/**
	 * Returns the line that scripts read: of every night that was judged. Without any,
	 * nothing is balanced.
	 */
	public String ledgerLine() {
		List<NightFindings> judged = judged();
		NightFindings.Account sum = judged.stream()
			.map(NightFindings::account)
			.reduce(NightFindings.Account.NOTHING, NightFindings.Account::plus);
		return "ledger: received=" + sum.received() + " delivered=" + sum.delivered() + " rejected=" + sum.rejected()
				+ " canceled=" + sum.canceled() + " balanced="
				+ (!judged.isEmpty() && judged.stream().allMatch(NightFindings::reconciled));
	}

}
