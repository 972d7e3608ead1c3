package io.tradu.document;

import io.tradu.batch.failure.FailedItem;
import io.tradu.flow.InFlight;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Waits for the work on a block. A failure of the engine, the machine or the database is
 * no fault of the block. Any other is a defect and stops the step; a block that does so
 * again and again is given up, or it would stop every night.
 *
 * @param <R> what the work gives
 */
public final class BlockCollector<R> implements ItemProcessor<InFlight<Block, R>, BlockOutcome<R>> {

	private final GivenUpBlocks givenUp;

	public BlockCollector(GivenUpBlocks givenUp) {
		this.givenUp = givenUp;
	}

	@Override
	public BlockOutcome<R> process(InFlight<Block, R> work) {
		try {
			return new BlockOutcome<>(work.item(), work.join(), null);
		}
		catch (RuntimeException ex) {
			FailedItem.mark(ex, Block.BLOCK + " " + work.item().id());
			BlockFailure failure = this.givenUp.reason(work.item(), ex).orElseThrow(() -> ex);
			return new BlockOutcome<>(work.item(), null, failure);
		}
	}

}
