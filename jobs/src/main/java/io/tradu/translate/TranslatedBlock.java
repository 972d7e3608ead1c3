package io.tradu.translate;

import io.tradu.document.Block;
import io.tradu.document.BlockResult;
import org.jspecify.annotations.Nullable;

/**
 * A block that is back from the engines.
 *
 * @param block the block
 * @param result what the engines made of it; null if the line gives the block up
 * @param failure why it is given up, in words
 */
record TranslatedBlock(Block block, @Nullable BlockResult result, @Nullable String failure) {
}
