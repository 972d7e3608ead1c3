package io.tradu.throughput;

import io.tradu.document.BlockState;

/** A stage whose speed is told by the changes of the blocks that leave it. */
public enum MeasuredStage {

	/** The engines. */
	TRANSLATE("translateBlocks", BlockState.VALIDATING),

	/** The quality checks. */
	CHECK("checkBlocks", BlockState.COMPLETED);

	private final String step;

	private final BlockState left;

	MeasuredStage(String step, BlockState left) {
		this.step = step;
		this.left = left;
	}

	/** Returns the name of its step. */
	public String step() {
		return this.step;
	}

	/** Returns the state of a block that has left the stage. */
	public BlockState left() {
		return this.left;
	}

}
