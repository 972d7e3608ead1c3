package io.tradu.receive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.tradu.csv.CsvHeader;
import io.tradu.document.Feed;

/**
 * What is wrong with a document's header.
 *
 * @param rule the rule it breaks, as a stable identifier
 * @param detail the same in words
 */
record HeaderFault(String rule, String detail) {

	/** Rule of a header that lacks columns of its feed. */
	static final String MISSING_COLUMNS = "missing-columns";

	private static final int NAMES_SHOWN = 20;

	private static final int CHARACTERS_SHOWN = 60;

	static Optional<HeaderFault> find(CsvHeader header, Feed feed, ReceiveProperties limits) {
		List<String> names = header.names();
		if (header.byteLength() > limits.maxHeaderSize().toBytes()) {
			return Optional.of(new HeaderFault("header-too-long", "its header has " + header.byteLength()
					+ " bytes; tradu.receive.max-header-size is " + limits.maxHeaderSize().toBytes()));
		}
		if (names.size() > limits.maxColumns()) {
			return Optional.of(new HeaderFault("too-many-columns", "its header has " + names.size()
					+ " columns; tradu.receive.max-columns is " + limits.maxColumns()));
		}
		return columns(names, feed);
	}

	private static Optional<HeaderFault> columns(List<String> names, Feed feed) {
		Set<String> seen = new HashSet<>();
		List<String> repeated = names.stream().filter((name) -> !seen.add(name)).distinct().toList();
		List<String> missing = new ArrayList<>(feed.columns());
		if (feed.key() != null) {
			missing.add(0, feed.key());
		}
		missing.removeAll(seen);
		if (!missing.isEmpty()) {
			return Optional
				.of(new HeaderFault(MISSING_COLUMNS, "its header lacks " + missing + "; it has " + shown(names)));
		}
		if (!repeated.isEmpty()) {
			return Optional
				.of(new HeaderFault("repeated-columns", "its header names " + shown(repeated) + " more than once"));
		}
		return Optional.empty();
	}

	// Somebody has to read it.
	private static List<String> shown(List<String> names) {
		List<String> shown = new ArrayList<>();
		for (String name : names.subList(0, Math.min(names.size(), NAMES_SHOWN))) {
			shown.add((name.length() > CHARACTERS_SHOWN) ? name.substring(0, CHARACTERS_SHOWN) + "…" : name);
		}
		if (names.size() > NAMES_SHOWN) {
			shown.add("… " + names.size() + " in all");
		}
		return shown;
	}

}
