package io.tradu.translate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.tradu.document.Block;
import io.tradu.document.BlockOutcome;
import io.tradu.document.BlockResult;
import io.tradu.document.BlockResults;
import io.tradu.document.BlockState;
import io.tradu.document.Blocks;
import io.tradu.document.GivenUpBlocks;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/** Saves translations and hands their blocks on to the checks. */
@Component
class TranslatedBlockWriter implements ItemWriter<BlockOutcome<BlockResult>> {

	private final Blocks blocks;

	private final BlockResults results;

	private final GivenUpBlocks givenUp;

	TranslatedBlockWriter(Blocks blocks, BlockResults results, GivenUpBlocks givenUp) {
		this.blocks = blocks;
		this.results = results;
		this.givenUp = givenUp;
	}

	@Override
	public void write(Chunk<? extends BlockOutcome<BlockResult>> chunk) throws IOException {
		List<Block> translated = new ArrayList<>();
		for (BlockOutcome<BlockResult> outcome : chunk) {
			if (outcome.result() != null) {
				this.results.save(outcome.block(), outcome.result());
				translated.add(outcome.block());
			}
			else {
				this.givenUp.giveUp(outcome.block(), Objects.requireNonNull(outcome.failure()));
			}
		}
		this.blocks.move(translated, BlockState.VALIDATING, "translated");
	}

}
