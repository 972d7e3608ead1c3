package io.tradu.translate;

import io.tradu.document.Block;
import io.tradu.document.BlockResult;
import io.tradu.flow.InFlight;
import io.tradu.flow.WindowReader;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Hands out a night's pending blocks, each on its way through the engine already. */
class PendingBlockReader implements ItemStreamReader<InFlight<Block, BlockResult>> {

	private final PendingBlocks pending;

	private final WindowReader<Block, BlockResult> window;

	PendingBlockReader(PendingBlocks pending, BlockTranslator translator, int threads) {
		this.pending = pending;
		this.window = new WindowReader<>("translate", threads, 4 * threads, pending::claim, translator::translate);
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

	@Override
	public void close() {
		this.window.close();
	}

}
