package io.tradu.document;

import java.util.Map;
import java.util.TreeMap;

import io.tradu.batch.history.SettingsSource;

import org.springframework.stereotype.Component;

/** Counts the feeds among the settings of a process. */
@Component
class FeedSettings implements SettingsSource {

	private final Feeds feeds;

	FeedSettings(Feeds feeds) {
		this.feeds = feeds;
	}

	@Override
	public Map<String, String> settings() {
		Map<String, String> settings = new TreeMap<>();
		for (Feed feed : this.feeds.all()) {
			String name = "feed " + feed.name() + ": ";
			settings.put(name + "max-size", String.valueOf(feed.maxSize()));
			feed.inputs().forEach((setting, value) -> settings.put(name + setting, value));
		}
		return settings;
	}

}
