package io.tradu.dataflow;

import java.util.List;

/**
 * What has to be done for a server to become what is declared.
 *
 * @param steps the changes, in their order
 * @param obstacles why none of it may be done now; empty if it may
 */
record Plan(List<Step> steps, List<String> obstacles) {

	boolean isEmpty() {
		return this.steps.isEmpty() && this.obstacles.isEmpty();
	}

	List<String> inWords() {
		return this.steps.stream().map(Step::inWords).toList();
	}

}
