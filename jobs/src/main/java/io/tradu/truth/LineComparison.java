package io.tradu.truth;

import java.io.IOException;
import java.util.List;

/** Compares truths about the line as a whole. */
@FunctionalInterface
interface LineComparison {

	/** Returns what does not agree. */
	List<Disagreement> compare(LineFacts facts) throws IOException;

}
