package io.tradu.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row as people write it, {@code news/a.csv:17}.
 *
 * @param feed its feed
 * @param file name of its document's file; the extension may be left out
 * @param row its number
 */
public record RowName(String feed, String file, long row) {

	// The name of a file may have a line break.
	private static final Pattern NAME = Pattern.compile("(?s)(?<feed>[^/]+)/(?<file>.+):(?<row>[1-9]\\d{0,8})");

	/** Reads a name; nothing if it is none. */
	public static Optional<RowName> parse(String text) {
		Matcher matcher = NAME.matcher(text);
		return matcher.matches()
				? Optional
					.of(new RowName(matcher.group("feed"), matcher.group("file"), Long.parseLong(matcher.group("row"))))
				: Optional.empty();
	}

	@Override
	public String toString() {
		return this.feed + "/" + this.file + ":" + this.row;
	}

}
