package io.tradu.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A valid document made of known cells, written in every way RFC 4180 allows.
 *
 * @param header the header record
 * @param rows the raw text of each row, with its terminator and blank lines after it
 * @param cells the cells of each row
 */
record RandomDocument(String header, List<String> rows, List<List<String>> cells) {

	private static final String[] TERMINATORS = { "\n", "\r\n", "\r" };

	private static final String[] PIECES = { "a", "word", " ", ",", "\"", "\n", "\r\n", "\r", "é", "€", "\uD83D\uDE00",
			"\uFEFF", "\uFFFD", "#", "'", "\0" };

	/**
	 * Makes a document.
	 * @param random what to make it of
	 * @param columns number of columns
	 */
	static RandomDocument of(SplittableRandom random, int columns) {
		List<String> rows = new ArrayList<>();
		List<List<String>> cells = new ArrayList<>();
		int count = random.nextInt(20);
		for (int row = 0; row < count; row++) {
			List<String> values = new ArrayList<>();
			for (int column = 0; column < columns; column++) {
				values.add(cell(random));
			}
			cells.add(values);
			rows.add(record(random, values) + lineBreaks(random));
		}
		if (count > 0 && random.nextInt(3) == 0) {
			rows.set(count - 1, record(random, cells.get(count - 1)));
		}
		String mark = random.nextBoolean() ? "\uFEFF" : "";
		return new RandomDocument(mark + record(random, names(columns)) + "\n", rows, cells);
	}

	String text() {
		return this.header + String.join("", this.rows);
	}

	private static List<String> names(int columns) {
		List<String> names = new ArrayList<>();
		for (int column = 0; column < columns; column++) {
			names.add("name" + column);
		}
		return names;
	}

	// Starts with a letter where it goes over a line break. A cell that starts with a
	// line break or a comma could close a stray quote before it so that a valid record
	// results.
	private static String cell(SplittableRandom random) {
		StringBuilder cell = new StringBuilder();
		int pieces = random.nextInt(6);
		for (int i = 0; i < pieces; i++) {
			cell.append(Randomly.oneOf(random, PIECES));
		}
		return needsQuotes(cell.toString()) ? "x" + cell + "x" : cell.toString();
	}

	private static String record(SplittableRandom random, List<String> values) {
		List<String> cells = new ArrayList<>();
		for (String value : values) {
			boolean quoted = random.nextInt(3) == 0 || needsQuotes(value) || values.size() == 1 && value.isEmpty();
			cells.add(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
		}
		return String.join(",", cells);
	}

	private static boolean needsQuotes(String value) {
		return value.matches("(?s).*[,\"\r\n].*");
	}

	private static String lineBreaks(SplittableRandom random) {
		String blank = (random.nextInt(5) == 0) ? Randomly.oneOf(random, TERMINATORS) : "";
		return Randomly.oneOf(random, TERMINATORS) + blank;
	}

}
