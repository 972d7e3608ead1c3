package io.tradu.cli;

import java.util.ArrayList;
import java.util.List;

/** A row of numbers as a small picture: one character each, the greatest highest. */
final class Sparkline {

	private static final String BLOCKS = "▁▂▃▄▅▆▇█";

	// In order of their ink.
	private static final String ASCII = "_.:-=+*#";

	private Sparkline() {
	}

	/**
	 * Draws numbers in so many characters at most; where there are more of them,
	 * neighbours share one. Nothing at all is a space.
	 */
	static String of(List<? extends Number> numbers, int width, boolean ascii) {
		List<Double> means = means(numbers, width);
		double greatest = means.stream().mapToDouble(Double::doubleValue).max().orElse(0);
		String levels = ascii ? ASCII : BLOCKS;
		StringBuilder line = new StringBuilder();
		for (double mean : means) {
			int level = (int) Math.ceil(mean / greatest * levels.length());
			line.append((mean > 0) ? levels.charAt(Math.min(levels.length(), Math.max(1, level)) - 1) : ' ');
		}
		return line.toString();
	}

	private static List<Double> means(List<? extends Number> numbers, int width) {
		int count = Math.min(numbers.size(), Math.max(0, width));
		List<Double> means = new ArrayList<>();
		for (int index = 0; index < count; index++) {
			int from = index * numbers.size() / count;
			int to = (index + 1) * numbers.size() / count;
			means.add(numbers.subList(from, to).stream().mapToDouble(Number::doubleValue).average().orElse(0));
		}
		return means;
	}

}
