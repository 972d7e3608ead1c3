package io.tradu.csv;

/** Writes a cell with the quotes it needs. */
final class Quoting {

	private Quoting() {
	}

	/**
	 * Returns a value as it stands in a document.
	 * @param value what the cell says
	 * @param quoted whether it gets quotes even if it needs none
	 * @param only whether it is the only cell of its record; without quotes an empty one
	 * would make a blank line, which is no record
	 */
	static String cell(String value, boolean quoted, boolean only) {
		if (quoted || needsQuotes(value) || (only && value.isEmpty())) {
			return '"' + value.replace("\"", "\"\"") + '"';
		}
		return value;
	}

	private static boolean needsQuotes(String value) {
		for (int i = 0; i < value.length(); i++) {
			char character = value.charAt(i);
			if (character == ',' || character == '"' || character == '\r' || character == '\n') {
				return true;
			}
		}
		return false;
	}

}
