package io.tradu.truth;

import java.util.List;
import java.util.Optional;

import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Leases;
import io.tradu.nightly.NightRunner;

import org.springframework.stereotype.Component;

/** A lease belongs to a living process. */
@Component
class LeaseComparison implements LineComparison {

	private final Leases leases;

	LeaseComparison(Leases leases) {
		this.leases = leases;
	}

	@Override
	public List<Disagreement> compare(LineFacts facts) {
		return this.leases.deadHolder(NightRunner.JOB).map(LeaseComparison::deadHolder).stream().toList();
	}

	static Disagreement deadHolder(Instance holder) {
		// Whoever repairs has taken the lease already.
		return Disagreement.mendable("lease-of-dead-process", "lease " + NightRunner.JOB,
				"process " + holder + " holds it and does not live any more", "the lease is taken over and released",
				(reason) -> Optional.of("taken over"));
	}

}
