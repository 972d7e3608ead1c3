package io.tradu.throughput;

import io.tradu.document.BlockState;

/** A stage whose speed is told by the changes of the blocks that leave it. */
public enum MeasuredStage {

	/** The engines. */
	TRANSLATE(BlockState.VALIDATING),

	/** The quality checks. */
	CHECK(BlockState.COMPLETED);

	private final BlockState left;

	MeasuredStage(BlockState left) {
		this.left = left;
	}

	/** Returns the state of a block that has left the stage. */
	public BlockState left() {
		return this.left;
	}

}
