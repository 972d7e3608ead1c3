package io.tradu.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The lines of a feeds file on which feeds and their settings begin. */
final class FeedLines {

	private static final int DEEPEST = 6;

	private static final String FEEDS = "tradu.feeds.";

	// What is said of a setting begins with its name, mostly.
	private static final Pattern SETTING = Pattern.compile("^(?:setting |unknown setting ')?([a-z-]+(?:\\.[\\w-]+)*)");

	private final Map<String, Integer> lines = new HashMap<>();

	private FeedLines() {
	}

	static FeedLines none() {
		return new FeedLines();
	}

	static FeedLines of(Node root) {
		FeedLines lines = new FeedLines();
		lines.add("", root, 1);
		return lines;
	}

	private void add(String parent, Node node, int depth) {
		// A part that refers to itself has no end.
		if (!(node instanceof MappingNode mapping) || depth > DEEPEST) {
			return;
		}
		for (NodeTuple entry : mapping.getValue()) {
			if (entry.getKeyNode() instanceof ScalarNode key) {
				String path = parent + key.getValue();
				this.lines.put(path, key.getStartMark().getLine() + 1);
				add(path + ".", entry.getValueNode(), depth + 1);
			}
		}
	}

	/**
	 * Returns the line that something said of a feed is about: that of the setting it
	 * begins with, else that of the feed.
	 */
	Optional<Integer> find(String feed, String said) {
		Matcher setting = SETTING.matcher(said);
		if (setting.find()) {
			for (String path = setting.group(1); !path.isEmpty(); path = parent(path)) {
				Integer line = this.lines.get(FEEDS + feed + "." + path);
				if (line != null) {
					return Optional.of(line);
				}
			}
		}
		return Optional.ofNullable(this.lines.get(FEEDS + feed));
	}

	// One target is said of by its own word.
	private static String parent(String path) {
		int dot = path.lastIndexOf('.');
		return path.equals("target") ? "targets" : ((dot < 0) ? "" : path.substring(0, dot));
	}

}
