package io.tradu.translate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.tradu.document.Block;
import io.tradu.document.BlockState;
import io.tradu.document.Blocks;
import io.tradu.document.Night;
import io.tradu.engine.Engines;
import io.tradu.engine.Route;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Claims a night's blocks. A claim is committed at once, apart from the chunk that will
 * hold the block: what a process has taken must show while it works on it.
 */
class PendingBlocks {

	private final Night night;

	private final Blocks blocks;

	private final BlockTranslator translator;

	private final Engines engines;

	private final TransactionTemplate ownTransaction;

	private final Set<Route> verified = new HashSet<>();

	PendingBlocks(Night night, Blocks blocks, BlockTranslator translator, Engines engines,
			TransactionTemplate ownTransaction) {
		this.night = night;
		this.blocks = blocks;
		this.translator = translator;
		this.engines = engines;
		this.ownTransaction = ownTransaction;
	}

	/**
	 * Gives back what this execution of the night, or an earlier one that is dead, has
	 * claimed.
	 */
	void releaseClaims() {
		this.ownTransaction
			.executeWithoutResult((status) -> this.blocks.releaseClaims(this.night, "the step that had it has ended"));
	}

	/** Claims the next blocks. Their routes have been verified when they are returned. */
	List<Block> claim(int limit) {
		List<Block> pending = this.blocks.find(this.night, BlockState.PENDING, 0, limit);
		pending.stream().map(this.translator::route).filter(this.verified::add).forEach(this.engines::verify);
		this.ownTransaction.executeWithoutResult((status) -> {
			this.blocks.move(pending, BlockState.CLAIMED, "claimed");
			this.blocks.move(Blocks.in(BlockState.CLAIMED, pending), BlockState.PROCESSING, "sent to the engine");
		});
		return Blocks.in(BlockState.PROCESSING, pending);
	}

}
