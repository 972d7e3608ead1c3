package io.tradu.meter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradu.document.BlockResult;
import io.tradu.document.BlockResult.Cell;
import io.tradu.document.Candidate;
import io.tradu.document.Document;

/**
 * Rows that have passed a stage.
 *
 * @param document the document they are of
 * @param target their target language
 * @param route the way they were translated; {@link #NO_ROUTE} if they were not
 * @param rows how many
 * @param characters how much text
 */
public record Passage(Document document, String target, String route, long rows, long characters) {

	/** What stands for the route of rows that no engine has seen. */
	public static final String NO_ROUTE = "none";

	/**
	 * Returns the rows of a block by route. A row counts for the route of its first
	 * translated cell, a text for that of its own.
	 */
	static List<Passage> of(Document document, String target, BlockResult result) {
		Map<String, long[]> byRoute = new LinkedHashMap<>();
		for (BlockResult.Row row : result.rows()) {
			List<Candidate> chosen = row.cells().stream().flatMap((cell) -> chosen(cell).stream()).toList();
			sums(byRoute, chosen.isEmpty() ? NO_ROUTE : chosen.get(0).route())[0]++;
			for (Candidate candidate : chosen) {
				sums(byRoute, candidate.route())[1] += (candidate.text() != null) ? candidate.text().length() : 0;
			}
		}
		List<Passage> passages = new ArrayList<>();
		byRoute.forEach((route, sums) -> passages.add(new Passage(document, target, route, sums[0], sums[1])));
		return passages;
	}

	private static Optional<Candidate> chosen(Cell cell) {
		return (cell.choice() >= 0) ? Optional.of(cell.candidates().get(cell.choice())) : Optional.empty();
	}

	private static long[] sums(Map<String, long[]> byRoute, String route) {
		return byRoute.computeIfAbsent(route, (missing) -> new long[2]);
	}

	String engine() {
		int colon = this.route.indexOf(':');
		return (colon < 0) ? NO_ROUTE : this.route.substring(0, colon);
	}

}
