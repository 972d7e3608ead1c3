package io.tradu.truth;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradu.document.BlockState;
import io.tradu.document.Blocks;

import org.springframework.stereotype.Component;

/** A block is claimed by a process that works on it. */
@Component
class ClaimsComparison implements NightComparison {

	private final BlockCounts counts;

	private final Blocks blocks;

	ClaimsComparison(BlockCounts counts, Blocks blocks) {
		this.counts = counts;
		this.blocks = blocks;
	}

	@Override
	public List<Disagreement> compare(NightFacts facts) {
		Map<String, Long> states = this.counts.byState(facts.night());
		long claimed = states.getOrDefault(BlockState.CLAIMED.name(), 0L);
		long processing = states.getOrDefault(BlockState.PROCESSING.name(), 0L);
		if (claimed + processing == 0) {
			return List.of();
		}
		return List.of(Disagreement.mendable("blocks-claimed", facts.subject(),
				claimed + " blocks are CLAIMED and " + processing + " are PROCESSING, and no process works on them",
				"they become PENDING", (reason) -> release(facts, reason)));
	}

	private Optional<String> release(NightFacts facts, String reason) {
		int released = this.blocks.releaseClaims(facts.night(), "reconciled", "reconcile: " + reason)
			.values()
			.stream()
			.mapToInt(Integer::intValue)
			.sum();
		return (released > 0) ? Optional.of(released + " blocks given back") : Optional.empty();
	}

}
