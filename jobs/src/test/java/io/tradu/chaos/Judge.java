package io.tradu.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.tradu.testing.NightFolder;
import io.tradu.testing.Outbox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Knows what has to be delivered of each text that a customer can send, from a night that
 * nothing disturbed: every text of the documents is in one row only, so that a row with
 * the text of another one is found.
 */
final class Judge {

	private static final List<String> TARGETS = List.of("es", "ca");

	private static final String NEWS = NightFolder.DATE + "/news/";

	private static final String MANIFEST = "manifest.json";

	private static final JsonMapper json = new JsonMapper();

	private final Map<String, String> stems = new HashMap<>();

	private final Map<String, String> delivered;

	private final Map<String, JsonNode> entries;

	private final Map<String, String> rows = new HashMap<>();

	/**
	 * Learns what is right.
	 * @param undisturbed a night that was not disturbed
	 * @param texts the documents it was sent, by name
	 */
	Judge(NightFolder undisturbed, Map<String, String> texts) {
		this.delivered = Outbox.contents(undisturbed.outbox());
		this.entries = entries(this.delivered.get(NEWS + MANIFEST));
		texts.forEach((name, text) -> {
			String stem = stem(name);
			this.stems.put(text, stem);
			TARGETS.forEach((target) -> learn(text, stem, target));
		});
	}

	private void learn(String text, String stem, String target) {
		Map<String, String> sources = byId(text);
		byId(this.delivered.get(NEWS + stem + "." + target + ".csv"))
			.forEach((id, row) -> this.rows.put(target + " " + sources.get(id), row));
	}

	/** Returns what is wrong with a complete night. */
	Verdict judge(NightFolder night, SentDocuments sent) {
		List<String> lost = new ArrayList<>();
		List<String> doubled = new ArrayList<>();
		sent.texts().forEach((name, text) -> {
			if (sent.archived().stream().noneMatch((file) -> read(file).equals(text))) {
				lost.add(name + " is not in the archive");
			}
			TARGETS.forEach((target) -> count(night, stem(name), target, text, lost, doubled));
		});
		return new Verdict(lost, doubled, wrong(night, sent, false), different(night, sent));
	}

	private static void count(NightFolder night, String stem, String target, String text, List<String> lost,
			List<String> doubled) {
		Path folder = night.outbox().resolve(NEWS);
		List<String> ids = Files.exists(folder.resolve(stem + "." + target + ".csv")) ? Outbox.ids(folder, stem, target)
				: List.of();
		Set<String> seen = new HashSet<>();
		ids.stream().filter((id) -> !seen.add(id)).forEach((id) -> doubled.add(stem + "." + target + ":" + id));
		text.lines()
			.skip(1)
			.map(Judge::id)
			.filter((id) -> !seen.contains(id))
			.forEach((id) -> lost.add(stem + "." + target + ":" + id));
	}

	/**
	 * Returns the delivered rows that are not the translation of the row that was
	 * received, at any time of a night.
	 * @param former whether what a corrected document had before may still be there
	 */
	List<String> wrong(NightFolder night, SentDocuments sent, boolean former) {
		List<String> wrong = new ArrayList<>();
		Path folder = night.outbox().resolve(NEWS);
		sent.texts().forEach((name, text) -> TARGETS.forEach((target) -> {
			Path file = folder.resolve(stem(name) + "." + target + ".csv");
			if (Files.exists(file)) {
				String was = text.replace("new house", "old house");
				List<String> bad = wrongRows(file, target, text);
				boolean right = bad.isEmpty() || (former && wrongRows(file, target, was).isEmpty());
				wrong.addAll(right ? List.of() : bad);
			}
		}));
		return wrong;
	}

	private List<String> wrongRows(Path file, String target, String text) {
		Map<String, String> sources = byId(text);
		List<String> wrong = new ArrayList<>();
		byId(read(file)).forEach((id, row) -> {
			String expected = this.rows.get(target + " " + sources.get(id));
			if (!row.equals(expected)) {
				wrong.add(file.getFileName() + " has " + row + ", not " + expected);
			}
		});
		return wrong;
	}

	private List<String> different(NightFolder night, SentDocuments sent) {
		Map<String, String> own = Outbox.contents(night.outbox());
		// A check of the folder was killed; a later one deletes its file.
		own.keySet().removeIf((file) -> file.startsWith(".tradu-check-"));
		Map<String, JsonNode> ownEntries = entries(own.remove(NEWS + MANIFEST));
		Map<String, String> expected = new TreeMap<>();
		List<String> different = new ArrayList<>();
		sent.texts().forEach((name, text) -> {
			String stem = this.stems.get(text);
			this.delivered.forEach((file, content) -> {
				if (file.startsWith(NEWS + stem + ".")) {
					expected.put(file.replace(stem + ".", stem(name) + "."), content);
				}
			});
			if (!renamed(this.entries.get(stem + ".csv"), stem, stem(name)).equals(ownEntries.remove(name))) {
				different.add(MANIFEST + ": " + name);
			}
		});
		ownEntries.keySet().forEach((name) -> different.add(MANIFEST + ": " + name));
		Stream.concat(own.keySet().stream(), expected.keySet().stream())
			.distinct()
			.filter((file) -> !own.getOrDefault(file, "").equals(expected.get(file)))
			.forEach(different::add);
		return different;
	}

	// Which versions a deliverable had, and when, depends on the night.
	private static Map<String, JsonNode> entries(@Nullable String manifest) {
		Map<String, JsonNode> entries = new TreeMap<>();
		if (manifest != null) {
			for (JsonNode document : json.readTree(manifest).get("documents")) {
				document.get("targets")
					.forEach((target) -> ((ObjectNode) target).remove(List.of("version", "versions")));
				entries.put(document.get("file").asString(), document);
			}
		}
		return entries;
	}

	private static JsonNode renamed(JsonNode entry, String from, String to) {
		return json.readTree(entry.toString().replace("\"" + from + ".", "\"" + to + "."));
	}

	private static Map<String, String> byId(String text) {
		Map<String, String> rows = new TreeMap<>();
		text.lines().skip(1).forEach((row) -> rows.put(id(row), row));
		return rows;
	}

	private static String id(String row) {
		return row.replaceFirst(",.*", "");
	}

	private static String stem(String name) {
		return name.replace(".csv", "");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is wrong with a night.
	 *
	 * @param lost rows that neither came out nor were rejected
	 * @param doubled rows that came out or were rejected more than once
	 * @param wrong rows that came out with another text
	 * @param different files that are not those of an undisturbed night
	 */
	record Verdict(List<String> lost, List<String> doubled, List<String> wrong, List<String> different) {

		boolean isGood() {
			return this.lost.isEmpty() && this.doubled.isEmpty() && this.wrong.isEmpty() && this.different.isEmpty();
		}

	}

}
