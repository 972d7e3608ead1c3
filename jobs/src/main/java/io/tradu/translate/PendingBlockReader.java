package io.tradu.translate;

import io.tradu.batch.failure.FailureReport;
import io.tradu.document.Block;
import io.tradu.document.BlockResult;
import io.tradu.flow.DetachedSource;
import io.tradu.flow.InFlight;
import io.tradu.flow.WindowReader;
import io.tradu.flow.WindowReader.Work;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.transaction.PlatformTransactionManager;

/** Hands out a night's pending blocks, each on its way through the engine already. */
class PendingBlockReader implements ItemStreamReader<InFlight<Block, BlockResult>> {

	private static final Logger logger = LoggerFactory.getLogger(PendingBlockReader.class);

	private final PendingBlocks pending;

	private final WindowReader<Block, BlockResult> window;

	PendingBlockReader(PendingBlocks pending, Work<Block, BlockResult> translation, int threads,
			PlatformTransactionManager transactionManager) {
		this.pending = pending;
		this.window = new WindowReader<>("translate", threads, 4 * threads,
				new DetachedSource<>(pending::claim, transactionManager), Block::byteLength, translation);
	}

	@Override
	public void open(ExecutionContext context) {
		this.pending.releaseClaims();
		this.window.open(context);
	}

	@Override
	public @Nullable InFlight<Block, BlockResult> read() {
		return this.window.read();
	}

	/** Gives back what was claimed and not written: the step has failed, or stops. */
	@Override
	public void close() {
		this.window.close();
		try {
			this.pending.releaseClaims();
		}
		catch (RuntimeException ex) {
			logger.warn("Claimed blocks could not be given back; the next run does it: {}",
					FailureReport.of(ex).sentence());
		}
	}

}
