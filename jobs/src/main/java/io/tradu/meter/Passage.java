package io.tradu.meter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

	/** Returns the rows of a block by the route of the translation chosen for them. */
	static List<Passage> of(Document document, String target, BlockResult result) {
		Map<String, long[]> byRoute = new LinkedHashMap<>();
		for (BlockResult.Row row : result.rows()) {
			String route = NO_ROUTE;
			long characters = 0;
			for (Cell cell : row.cells()) {
				if (cell.choice() >= 0) {
					Candidate chosen = cell.candidates().get(cell.choice());
					route = chosen.route();
					characters += (chosen.text() != null) ? chosen.text().length() : 0;
				}
			}
			long[] sums = byRoute.computeIfAbsent(route, (missing) -> new long[2]);
			sums[0]++;
			sums[1] += characters;
		}
		List<Passage> passages = new ArrayList<>();
		byRoute.forEach((route, sums) -> passages.add(new Passage(document, target, route, sums[0], sums[1])));
		return passages;
	}

	String engine() {
		int colon = this.route.indexOf(':');
		return (colon < 0) ? NO_ROUTE : this.route.substring(0, colon);
	}

}
