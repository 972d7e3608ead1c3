package io.tradu.check;

import java.util.List;
import java.util.stream.Collectors;

/** Quotes parts of a segment in a sentence, short enough for a cell. */
final class Quotation {

	private static final int MOST_PARTS = 3;

	private static final int LONGEST_PART = 60;

	private Quotation() {
	}

	static String of(List<String> parts) {
		String quoted = parts.stream().limit(MOST_PARTS).map(Quotation::of).collect(Collectors.joining(", "));
		int more = parts.size() - MOST_PARTS;
		return (more > 0) ? quoted + " and " + more + " more" : quoted;
	}

	static String of(String part) {
		int end = part.offsetByCodePoints(0, Math.min(LONGEST_PART, part.codePointCount(0, part.length())));
		String cut = (end < part.length()) ? part.substring(0, end) + "…" : part;
		return "'" + cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ") + "'";
	}

}
