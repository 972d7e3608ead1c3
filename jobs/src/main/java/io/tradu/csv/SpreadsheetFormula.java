package io.tradu.csv;

/**
 * What spreadsheets evaluate when they open a document: a cell whose first character is a
 * sign that begins a formula, its full-width form, or white space that some of them drop.
 */
public final class SpreadsheetFormula {

	private static final String STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n";

	private SpreadsheetFormula() {
	}

	/** Returns whether a cell may be evaluated. */
	public static boolean mayBe(String cell) {
		return !cell.isEmpty() && STARTS.indexOf(cell.charAt(0)) >= 0;
	}

	/** Returns a cell as text that no spreadsheet evaluates, with an apostrophe first. */
	public static String quoted(String cell) {
		return mayBe(cell) ? "'" + cell : cell;
	}

}
