package io.tradu.check;

import java.util.List;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.document.BlockResults;
import io.tradu.document.BlockState;
import io.tradu.document.Blocks;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/** Saves what the checks decided and completes the blocks. */
@Component
class CheckedBlockWriter implements ItemWriter<CheckedBlock> {

	private final Blocks blocks;

	private final BlockResults results;

	private final DeadLetters deadLetters;

	CheckedBlockWriter(Blocks blocks, BlockResults results, DeadLetters deadLetters) {
		this.blocks = blocks;
		this.results = results;
		this.deadLetters = deadLetters;
	}

	@Override
	public void write(Chunk<? extends CheckedBlock> chunk) {
		List<DeadLetter> rejections = chunk.getItems()
			.stream()
			.flatMap((block) -> block.rejections().stream())
			.toList();
		chunk.forEach((block) -> this.results.save(block.block(), block.result()));
		this.deadLetters.add(rejections);
		this.blocks.move(chunk.getItems().stream().map(CheckedBlock::block).toList(), BlockState.COMPLETED, "checked");
	}

}
