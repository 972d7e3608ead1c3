package io.tradu.csv;

/**
 * A physical line in the window, by positions counted from the window's start.
 *
 * @param start where it starts
 * @param contentEnd where its terminator starts
 * @param end where the next line starts; the same as the content's end if the file ends
 * @param quotes number of quote characters
 */
record Line(int start, int contentEnd, int end, int quotes) {

	int length() {
		return this.contentEnd - this.start;
	}

	boolean isBlank() {
		return this.contentEnd == this.start;
	}

	boolean hasOddQuotes() {
		return (this.quotes & 1) == 1;
	}

}
