package io.tradu.document;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The feeds the line serves. */
public final class Feeds {

	private final Map<String, Feed> byName = new TreeMap<>();

	private final String origin;

	private final FeedLines lines;

	Feeds(String origin, Collection<Feed> feeds, FeedLines lines) {
		this.origin = origin;
		this.lines = lines;
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
		String line = this.lines.find(feed.name(), rule).map((number) -> " (line " + number + ")").orElse("");
		return new InvalidFeeds(this.origin + ": feed " + feed.name() + ": " + rule + line, null);
	}

	/** Returns all feeds by name. */
	public Collection<Feed> all() {
		return this.byName.values();
	}

}
