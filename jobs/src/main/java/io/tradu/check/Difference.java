package io.tradu.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a target lacks and what it has too much, counted as multisets. Order is free: word
 * order differs between languages.
 *
 * @param lost parts of the source that the target lacks, in the source's order
 * @param added parts of the target that the source lacks, in the target's order
 */
record Difference(List<String> lost, List<String> added) {

	static Difference between(List<String> source, List<String> target) {
		if (source.equals(target)) {
			return new Difference(List.of(), List.of());
		}
		return new Difference(minus(source, target), minus(target, source));
	}

	boolean isEmpty() {
		return this.lost.isEmpty() && this.added.isEmpty();
	}

	/** Returns the sentence that names what differs. */
	String describe(String noun) {
		StringBuilder sentence = new StringBuilder("The target ");
		if (!this.lost.isEmpty()) {
			sentence.append("loses the ").append(noun).append(' ').append(Quotation.of(this.lost));
		}
		if (!this.added.isEmpty()) {
			sentence.append(this.lost.isEmpty() ? "" : " and ")
				.append("adds the ")
				.append(noun)
				.append(' ')
				.append(Quotation.of(this.added));
		}
		return sentence.append('.').toString();
	}

	// By count, because a cell may hold ten thousand tags and removing one by one is
	// quadratic.
	private static List<String> minus(List<String> from, List<String> parts) {
		Map<String, Integer> counts = new HashMap<>();
		parts.forEach((part) -> counts.merge(part, 1, Integer::sum));
		List<String> rest = new ArrayList<>();
		for (String part : from) {
			if (counts.merge(part, -1, Integer::sum) < 0) {
				rest.add(part);
			}
		}
		return rest;
	}

}
