package io.tradu.environment;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what was meant by a name that nobody knows. */
final class Suggestion {

	private Suggestion() {
	}

	/** Returns a question to put behind a message; empty if nothing known is near. */
	static String among(Collection<String> known, String name) {
		int near = Math.max(2, name.length() / 5);
		return known.stream()
			.filter((candidate) -> Math.abs(candidate.length() - name.length()) <= near)
			.min(Comparator.comparingInt((candidate) -> distance(candidate, name)))
			.filter((candidate) -> distance(candidate, name) <= near)
			.map((candidate) -> "; did you mean " + candidate + "?")
			.orElse("");
	}

	// Levenshtein's: how many characters to insert, remove or replace.
	private static int distance(String one, String other) {
		int[] before = new int[other.length() + 1];
		for (int column = 0; column < before.length; column++) {
			before[column] = column;
		}
		for (int row = 1; row <= one.length(); row++) {
			int[] now = new int[before.length];
			now[0] = row;
			for (int column = 1; column < now.length; column++) {
				int replaced = before[column - 1] + ((one.charAt(row - 1) == other.charAt(column - 1)) ? 0 : 1);
				now[column] = Math.min(replaced, 1 + Math.min(before[column], now[column - 1]));
			}
			before = now;
		}
		return before[other.length()];
	}

}
