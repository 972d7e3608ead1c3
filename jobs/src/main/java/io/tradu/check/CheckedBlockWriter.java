package io.tradu.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.document.Block;
import io.tradu.document.BlockOutcome;
import io.tradu.document.BlockResults;
import io.tradu.document.BlockState;
import io.tradu.document.Blocks;
import io.tradu.document.GivenUpBlocks;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/** Saves what the checks decided and completes the blocks. */
@Component
class CheckedBlockWriter implements ItemWriter<BlockOutcome<CheckedBlock>> {

	private final Blocks blocks;

	private final BlockResults results;

	private final DeadLetters deadLetters;

	private final GivenUpBlocks givenUp;

	CheckedBlockWriter(Blocks blocks, BlockResults results, DeadLetters deadLetters, GivenUpBlocks givenUp) {
		this.blocks = blocks;
		this.results = results;
		this.deadLetters = deadLetters;
		this.givenUp = givenUp;
	}

	@Override
	public void write(Chunk<? extends BlockOutcome<CheckedBlock>> chunk) throws IOException {
		List<Block> checked = new ArrayList<>();
		for (BlockOutcome<CheckedBlock> outcome : chunk) {
			if (outcome.result() != null) {
				this.results.save(outcome.block(), outcome.result().result());
				this.deadLetters.add(outcome.result().rejections());
				checked.add(outcome.block());
			}
			else {
				this.givenUp.giveUp(outcome.block(), Objects.requireNonNull(outcome.failure()));
			}
		}
		this.blocks.move(checked, BlockState.COMPLETED, "checked");
	}

}
