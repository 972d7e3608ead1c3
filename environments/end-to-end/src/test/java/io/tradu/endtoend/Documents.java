package io.tradu.endtoend;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents of the sample feeds. */
final class Documents {

	private Documents() {
	}

	/** Returns a document of the feed of news; its bytes are those of one date only. */
	static String news(int rows, LocalDate date) {
		return IntStream.rangeClosed(1, rows)
			.mapToObj((row) -> date + "-" + row + ",The council opens the new library on the square.,"
					+ "The doors open at nine and the reading room has two hundred seats.\n")
			.collect(Collectors.joining("", "id,title,body\n", ""));
	}

}
