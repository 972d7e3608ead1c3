package io.tradu.check;

import java.util.List;

import io.tradu.document.Block;
import io.tradu.document.BlockState;
import io.tradu.document.Blocks;
import io.tradu.document.Night;
import io.tradu.flow.DetachedSource;
import io.tradu.flow.InFlight;
import io.tradu.flow.WindowReader;
import io.tradu.flow.WindowReader.Work;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.transaction.PlatformTransactionManager;

/** Hands out a night's translated blocks, each being checked already. */
class ValidatingBlockReader implements ItemStreamReader<InFlight<Block, CheckedBlock>> {

	private final Night night;

	private final Blocks blocks;

	private final WindowReader<Block, CheckedBlock> window;

	private long lastId;

	ValidatingBlockReader(Night night, Blocks blocks, Work<Block, CheckedBlock> checks, int threads,
			PlatformTransactionManager transactionManager) {
		this.night = night;
		this.blocks = blocks;
		this.window = new WindowReader<>("check", threads, 4 * threads,
				new DetachedSource<>(this::next, transactionManager), Block::byteLength, checks);
	}

	@Override
	public void open(ExecutionContext context) {
		this.lastId = 0;
		this.window.open(context);
	}

	@Override
	public @Nullable InFlight<Block, CheckedBlock> read() {
		return this.window.read();
	}

	@Override
	public void close() {
		this.window.close();
	}

	private List<Block> next(int limit) {
		List<Block> next = this.blocks.find(this.night, BlockState.VALIDATING, this.lastId, limit);
		if (!next.isEmpty()) {
			this.lastId = next.get(next.size() - 1).id();
		}
		return next;
	}

}
