package io.tradu.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * A kind of document, as its section of the feeds file describes it.
 *
 * @param name name of the feed and of its folder in the inbox
 * @param source BCP 47 tag of the documents' language, or {@value #AUTO}
 * @param targets BCP 47 tags of the languages ordered
 * @param key the column that names a row in the customer's own terms, if there is one
 * @param columns the columns to translate
 * @param maxSize largest document taken, for example {@code 1GB} (the default)
 * @param badRows how many bad rows a document may have before it is refused as a whole
 * @param rejected how the cells of rejected rows are written; as they came by default
 * @param routes the routes to try in order, by target; a direct Apertium route where none
 * is given
 * @param checks what this feed sets for the quality checks, by the check's name
 */
public record Feed(@JsonIgnore String name, @Nullable String source, @Nullable List<String> targets,
		@Nullable String key, @Nullable List<String> columns, @Nullable String maxSize, @Nullable BadRows badRows,
		@Nullable RejectedCells rejected, @Nullable Map<String, List<String>> routes,
		@Nullable Map<String, CheckRule> checks) {

	/** The source of a feed whose documents' language is found document by document. */
	public static final String AUTO = "auto";

	public Feed {
		targets = (targets != null) ? List.copyOf(targets) : List.of();
		columns = (columns != null) ? List.copyOf(columns) : List.of();
		maxSize = (maxSize != null) ? maxSize : "1GB";
		badRows = (badRows != null) ? badRows : BadRows.DEFAULT;
		rejected = (rejected != null) ? rejected : RejectedCells.RAW;
		routes = (routes != null) ? Map.copyOf(routes) : Map.of();
		checks = (checks != null) ? Map.copyOf(checks) : Map.of();
	}

	Feed named(String name) {
		return new Feed(name, this.source, this.targets, this.key, this.columns, this.maxSize, this.badRows,
				this.rejected, this.routes, this.checks);
	}

	@JsonIgnore
	public boolean detectsSource() {
		return AUTO.equals(this.source);
	}

	/** Returns the largest document taken, in bytes. */
	@JsonIgnore
	public long maxBytes() {
		return DataSize.parse(String.valueOf(this.maxSize).replace(" ", "")).toBytes();
	}

	/**
	 * Returns the routes to try, best first. Where the language is found document by
	 * document, those that begin with another one are none.
	 * @param source the document's language
	 */
	public List<String> routes(String source, String target) {
		List<String> own = this.routes.getOrDefault(target, List.of())
			.stream()
			.filter((route) -> !detectsSource() || route.contains(":" + source + "-"))
			.toList();
		return !own.isEmpty() ? own : List.of("apertium:" + source + "-" + target);
	}

	/**
	 * Returns what a night's outcome depends on, by setting: a night that goes on must
	 * find it unchanged.
	 */
	public Map<String, String> inputs() {
		Map<String, String> inputs = new LinkedHashMap<>();
		inputs.put("source", String.valueOf(this.source));
		inputs.put("targets", String.valueOf(this.targets));
		inputs.put("key", String.valueOf(this.key));
		inputs.put("columns", String.valueOf(this.columns));
		inputs.put("bad-rows", String.valueOf(this.badRows));
		inputs.put("rejected", String.valueOf(this.rejected));
		inputs.put("routes", new TreeMap<>(this.routes).toString());
		inputs.put("checks", new TreeMap<>(this.checks).toString());
		return inputs;
	}

	/**
	 * A document is refused when it has more bad rows than both limits allow, so that
	 * neither one bad row in a tiny document nor a small share of a huge one refuses it.
	 * A limit left out keeps its default.
	 *
	 * @param share share of all rows, from 0 to 1
	 * @param number number of rows
	 */
	public record BadRows(@Nullable Double share, @Nullable Long number) {

		static final BadRows DEFAULT = new BadRows(null, null);

		public BadRows {
			share = (share != null) ? share : Double.valueOf(0.2);
			number = (number != null) ? number : Long.valueOf(20);
		}

		/** Tells whether so many bad rows among all rows are too many. */
		public boolean areExceededBy(long bad, long all) {
			return bad > this.number && bad > this.share * all;
		}

	}

}
