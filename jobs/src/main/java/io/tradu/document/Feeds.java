package io.tradu.document;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The feeds the line serves. */
public final class Feeds {

	private final Map<String, Feed> byName = new TreeMap<>();

	private final String origin;

	Feeds(String origin, Collection<Feed> feeds) {
		this.origin = origin;
		feeds.forEach((feed) -> this.byName.put(feed.name(), feed));
	}

	public Optional<Feed> find(String name) {
		return Optional.ofNullable(this.byName.get(name));
	}

	/** Returns the feed of a document that was received through it. */
	public Feed get(String name) {
		return find(name).orElseThrow(() -> new IllegalStateException("feed " + name + " is no longer configured"));
	}

	/**
	 * Returns the refusal of a feed by what knows more of its settings than this package.
	 * @param rule what is wrong, in words that name the setting
	 */
	public InvalidFeeds invalid(Feed feed, String rule) {
		return new InvalidFeeds(this.origin + ": feed " + feed.name() + ": " + rule, null);
	}

	/** Returns all feeds by name. */
	public Collection<Feed> all() {
		return this.byName.values();
	}

}
