package io.tradu.document;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The feeds the line serves. */
public final class Feeds {

	private final Map<String, Feed> byName = new TreeMap<>();

	public Feeds(Collection<Feed> feeds) {
		feeds.forEach((feed) -> this.byName.put(feed.name(), feed));
	}

	public Optional<Feed> find(String name) {
		return Optional.ofNullable(this.byName.get(name));
	}

	/** Returns the feed of a document that was received through it. */
	public Feed get(String name) {
		return find(name).orElseThrow(() -> new IllegalStateException("feed " + name + " is no longer configured"));
	}

	/** Returns all feeds by name. */
	public Collection<Feed> all() {
		return this.byName.values();
	}

}
