package io.tradu.document;

import io.tradu.batch.step.BoundedBatchReader;
import io.tradu.flow.InFlight;

import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Bounds the blocks whose results wait for one commit. Blocks end after 100 KB, but a
 * single row can have 1 MB, and its result many times that.
 */
public final class BlockBatches {

	private static final long MAX_BYTES = 1_000_000;

	private BlockBatches() {
	}

	/**
	 * Returns a reader of batches.
	 * @param blocks reads the single blocks
	 * @param maxBlocks largest number of blocks in a batch
	 */
	public static <R> BoundedBatchReader<InFlight<Block, R>> of(ItemStreamReader<InFlight<Block, R>> blocks,
			int maxBlocks) {
		return new BoundedBatchReader<>(blocks, maxBlocks, MAX_BYTES, (work) -> work.item().byteLength());
	}

}
