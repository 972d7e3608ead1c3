package io.tradu.receive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.tradu.document.Feed;

/**
 * What is wrong with a document's header.
 *
 * @param rule the rule it breaks, as a stable identifier
 * @param detail the same in words
 */
record HeaderFault(String rule, String detail) {

	static Optional<HeaderFault> find(List<String> names, Feed feed) {
		Set<String> seen = new HashSet<>();
		List<String> repeated = names.stream().filter((name) -> !seen.add(name)).distinct().toList();
		List<String> missing = new ArrayList<>(feed.columns());
		if (feed.key() != null) {
			missing.add(0, feed.key());
		}
		missing.removeAll(seen);
		if (!missing.isEmpty()) {
			return Optional.of(new HeaderFault("missing-columns", "its header lacks " + missing + "; it has " + names));
		}
		if (!repeated.isEmpty()) {
			return Optional.of(new HeaderFault("repeated-columns", "its header names " + repeated + " more than once"));
		}
		return Optional.empty();
	}

}
