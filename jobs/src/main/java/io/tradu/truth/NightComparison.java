package io.tradu.truth;

import java.io.IOException;
import java.util.List;

/** Compares truths about one night. */
@FunctionalInterface
interface NightComparison {

	/** Returns what does not agree. */
	List<Disagreement> compare(NightFacts facts) throws IOException;

}
