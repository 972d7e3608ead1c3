package io.tradu.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.tradu.document.Block;
import io.tradu.document.BlockState;
import io.tradu.document.Blocks;
import io.tradu.document.DocumentStatus;
import io.tradu.document.RowSet;
import io.tradu.reconcile.DocumentProof;

import org.springframework.stereotype.Component;

/** A night that is complete has come to an end with every block and document. */
@Component
class BlocksComparison implements NightComparison {

	private static final Set<String> OPEN = Set.of("PENDING", "VALIDATING");

	private static final String LOOK = "look at the night's log: Spring Batch says that all steps are complete";

	private final BlockCounts counts;

	private final Blocks blocks;

	BlocksComparison(BlockCounts counts, Blocks blocks) {
		this.counts = counts;
		this.blocks = blocks;
	}

	@Override
	public List<Disagreement> compare(NightFacts facts) {
		List<Disagreement> found = new ArrayList<>();
		if (facts.isCompleted()) {
			addOpen(facts, found);
		}
		for (DocumentProof proof : facts.proofs()) {
			for (DocumentProof.Target target : proof.targets()) {
				addUnaccounted(proof, target, found);
			}
		}
		for (Long block : this.counts.withoutResult(facts.night())) {
			found.add(Disagreement.forPerson("block-without-result", "block " + block,
					"it is COMPLETED, its document is not delivered, and no result is stored", LOOK));
		}
		return found;
	}

	private void addOpen(NightFacts facts, List<Disagreement> found) {
		Map<String, Long> open = this.counts.byState(facts.night());
		open.keySet().retainAll(OPEN);
		if (!open.isEmpty()) {
			found.add(Disagreement.forPerson("blocks-unfinished", facts.subject(),
					"the night is COMPLETED and has blocks in other states: " + open, LOOK));
		}
		for (DocumentProof proof : facts.proofs()) {
			DocumentStatus status = proof.document().status();
			if (status == DocumentStatus.RECEIVED || status == DocumentStatus.INGESTED) {
				found.add(Disagreement.forPerson("document-unfinished", "document " + proof.document().label(),
						"the night is COMPLETED and the document only " + status, LOOK));
			}
		}
	}

	// Rows of a block that was given up on may have come back and been delivered since.
	private void addUnaccounted(DocumentProof proof, DocumentProof.Target target, List<Disagreement> found) {
		for (Block block : this.blocks.find(proof.document(), target.target())) {
			if (block.state() == BlockState.ERROR) {
				RowSet lost = new RowSet();
				lost.addRange(block.firstRow(), block.lastRow());
				lost = lost.minus(target.account().rejected())
					.minus(target.account().delivered())
					.minus(target.account().canceled());
				if (!lost.isEmpty()) {
					found.add(Disagreement.forPerson("block-unaccounted", "block " + block.id(),
							"it is in ERROR, and of its rows " + lost + " there are no dead letters", LOOK));
				}
			}
		}
	}

}
