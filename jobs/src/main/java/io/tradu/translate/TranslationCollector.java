package io.tradu.translate;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.document.Block;
import io.tradu.document.BlockResult;
import io.tradu.document.Blocks;
import io.tradu.flow.InFlight;

import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Waits for a block's translation. A failure of the engine, the machine or the database
 * is no fault of the block. Any other is a defect and stops the step; a block that does
 * so again and again is given up, or it would stop every night.
 */
class TranslationCollector implements ItemProcessor<InFlight<Block, BlockResult>, TranslatedBlock> {

	private final Blocks blocks;

	private final int maxFailures;

	private final TransactionTemplate ownTransaction;

	TranslationCollector(Blocks blocks, int maxFailures, TransactionTemplate ownTransaction) {
		this.blocks = blocks;
		this.maxFailures = maxFailures;
		this.ownTransaction = ownTransaction;
	}

	@Override
	public TranslatedBlock process(InFlight<Block, BlockResult> block) {
		try {
			return new TranslatedBlock(block.item(), block.join(), null);
		}
		catch (RuntimeException ex) {
			if (FailureReport.of(ex).category() != FailureCategory.LOGIC) {
				throw ex;
			}
			// Counted apart from the chunk, which is rolled back.
			Integer failures = this.ownTransaction.execute((status) -> this.blocks.countFailure(block.item()));
			if (failures == null || failures < this.maxFailures) {
				throw ex;
			}
			return new TranslatedBlock(block.item(), null,
					"it failed " + failures + " times, last with: " + FailureReport.of(ex).sentence());
		}
	}

}
