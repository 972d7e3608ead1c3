package io.tradu.nightly;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.document.FeedsFile;
import io.tradu.document.InvalidFeeds;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a night's outcome depends on beside its documents: the folders and, for each feed
 * it has documents of, the feed's settings. Saved when the night begins; a run that goes
 * on must find them as they were.
 */
@Repository
class NightInputs {

	private static final Set<String> PLACES = Set.of("inbox", "outbox", "feeds-file");

	private final JdbcClient jdbc;

	private final Feeds feeds;

	private final LineFolders folders;

	private final Documents documents;

	private final String feedsFile;

	NightInputs(JdbcClient jdbc, Feeds feeds, LineFolders folders, Documents documents,
			@Value("${tradu.feeds-file}") String feedsFile) {
		this.jdbc = jdbc;
		this.feeds = feeds;
		this.folders = folders;
		this.documents = documents;
		this.feedsFile = feedsFile;
	}

	/** Returns what has changed since the night began, in words. */
	List<String> changes(Night night) {
		Set<String> bound = boundFeeds(night);
		return changes(night,
				(name) -> name.equals("outbox") || bound.stream().anyMatch((feed) -> name.startsWith(feed + ": ")));
	}

	/** Returns which of some inputs have changed since the night began, in words. */
	List<String> changes(Night night, Predicate<String> counts) {
		return changes(saved(night), current(), counts);
	}

	private static List<String> changes(Map<String, String> then, Map<String, String> now, Predicate<String> counts) {
		List<String> changes = new ArrayList<>();
		then.forEach((name, setting) -> {
			if (counts.test(name) && !setting.equals(now.get(name))) {
				changes.add(name + " was " + setting + " and now is " + now.getOrDefault(name, "gone"));
			}
		});
		return changes;
	}

	/**
	 * Returns what a restart will find changed, in words. It works with the folders and
	 * the feeds file that the night was begun with.
	 */
	List<String> changesForRestart(Night night) {
		Map<String, String> then = saved(night);
		Set<String> bound = boundFeeds(night);
		String file = then.get("feeds-file");
		if (bound.isEmpty() || file == null) {
			return List.of();
		}
		try {
			return changes(then, feedInputs(FeedsFile.read(Path.of(file))),
					(name) -> bound.stream().anyMatch((feed) -> name.startsWith(feed + ": ")));
		}
		catch (InvalidFeeds ex) {
			return List.of(String.valueOf(ex.getMessage()));
		}
	}

	/** Saves the inputs of a night, in place of those no document depends on yet. */
	void save(Night night) {
		Map<String, String> then = saved(night);
		Set<String> bound = boundFeeds(night);
		current().forEach((name, setting) -> {
			if (!then.containsKey(name)) {
				this.jdbc.sql("insert into night_input (night_id, name, setting) values (?, ?, ?)")
					.params(night.id(), name, recorded(name, setting))
					.update();
			}
			else if (bound.stream().noneMatch((feed) -> name.startsWith(feed + ": "))) {
				this.jdbc.sql("update night_input set setting = ? where night_id = ? and name = ?")
					.params(recorded(name, setting), night.id(), name)
					.update();
			}
		});
	}

	/** Returns the inputs as they were saved, places below the home where it is now. */
	Map<String, String> saved(Night night) {
		Map<String, String> saved = new LinkedHashMap<>();
		this.jdbc.sql("select name, setting from night_input where night_id = ? order by name")
			.param(night.id())
			.query((row) -> {
				String name = row.getString("name");
				saved.put(name, place(name, row.getString("setting")));
			});
		return saved;
	}

	private String recorded(String name, String setting) {
		return PLACES.contains(name) ? this.folders.recorded(Path.of(setting)) : setting;
	}

	private String place(String name, String recorded) {
		return PLACES.contains(name) ? this.folders.place(recorded).toString() : recorded;
	}

	private Map<String, String> current() {
		Map<String, String> current = new LinkedHashMap<>();
		current.put("inbox", this.folders.inbox().toAbsolutePath().normalize().toString());
		current.put("outbox", this.folders.outbox().toAbsolutePath().normalize().toString());
		current.put("feeds-file", Path.of(this.feedsFile).toAbsolutePath().normalize().toString());
		current.putAll(feedInputs(this.feeds));
		return current;
	}

	private static Map<String, String> feedInputs(Feeds feeds) {
		Map<String, String> inputs = new LinkedHashMap<>();
		for (Feed feed : feeds.all()) {
			feed.inputs().forEach((name, setting) -> inputs.put(feed.name() + ": " + name, setting));
		}
		return inputs;
	}

	private Set<String> boundFeeds(Night night) {
		return Set.copyOf(this.documents.feeds(night, DocumentStatus.RECEIVED, DocumentStatus.INGESTED,
				DocumentStatus.DELIVERED));
	}

}
