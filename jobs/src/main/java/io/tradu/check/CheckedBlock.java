package io.tradu.check;

import java.util.List;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.document.Block;
import io.tradu.document.BlockResult;

/**
 * A block after the checks.
 *
 * @param block the block
 * @param result its result, with the choice made for each cell and the findings
 * @param rejections one dead letter for each row that did not pass
 */
record CheckedBlock(Block block, BlockResult result, List<DeadLetter> rejections) {
}
