package io.tradu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The home of a night on small documents for two targets, without an engine. Every folder
 * of the same wishes holds the same documents, so that their outboxes can be compared.
 */
public final class NightFolder {

	/** The night's business date. */
	public static final String DATE = "2026-11-20";

	private static final List<String> TARGETS = List.of("es", "ca");

	private final Path home;

	private final int documents;

	private NightFolder(Path home, int documents) {
		this.home = home;
		this.documents = documents;
	}

	/** Fills a folder. */
	public static NightFolder fill(Path home, int documents, int rows) {
		try {
			Files.createDirectories(home.resolve("inbox/news"));
			Files.writeString(home.resolve("feeds.yml"), """
					tradu:
					  feeds:
					    news:
					      source: en
					      targets: [es, ca]
					      key: id
					      columns: [title]
					      routes:
					        es: ["pseudo:en-es"]
					        ca: ["pseudo:en-ca"]
					""");
			for (int number = 0; number < documents; number++) {
				StringBuilder document = new StringBuilder("id,title\n");
				for (int row = 1; row <= rows; row++) {
					document.append((row % 17 == 7) ? row + ",too,many\n"
							: row + ",\"The old house number " + (number * rows + row) + " near the river\"\n");
				}
				Files.writeString(home.resolve("inbox/news/d" + number + ".csv"), document);
			}
			return new NightFolder(home, documents);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Path home() {
		return this.home;
	}

	public Path outbox() {
		return this.home.resolve("outbox");
	}

	/**
	 * Returns the rows that neither came out nor were rejected, as document, target and
	 * id.
	 */
	public List<String> lost() {
		List<String> lost = new ArrayList<>();
		for (int number = 0; number < this.documents; number++) {
			Path archived = this.home.resolve("archive").resolve(DATE).resolve("news").resolve("d" + number + ".csv");
			if (!Files.exists(archived)) {
				lost.add("d" + number + " is not in the archive");
				continue;
			}
			for (String target : TARGETS) {
				Set<String> came = new HashSet<>(ids(number, target));
				String place = "d" + number + "." + target + ":";
				Outbox.ids(archived).stream().filter((id) -> !came.contains(id)).forEach((id) -> lost.add(place + id));
			}
		}
		return lost;
	}

	/** Returns the rows that came out or were rejected more than once. */
	public List<String> doubled() {
		List<String> doubled = new ArrayList<>();
		for (int number = 0; number < this.documents; number++) {
			for (String target : TARGETS) {
				Set<String> seen = new HashSet<>();
				String place = "d" + number + "." + target + ":";
				ids(number, target).stream().filter((id) -> !seen.add(id)).forEach((id) -> doubled.add(place + id));
			}
		}
		return doubled;
	}

	/** Returns the files of the outbox that are not byte for byte those of another's. */
	public List<String> different(NightFolder undisturbed) {
		var own = Outbox.contents(outbox());
		var expected = Outbox.contents(undisturbed.outbox());
		return Stream.concat(own.keySet().stream(), expected.keySet().stream())
			.distinct()
			.filter((file) -> !own.getOrDefault(file, "").equals(expected.get(file)))
			.toList();
	}

	private List<String> ids(int number, String target) {
		Path folder = outbox().resolve(DATE).resolve("news");
		boolean delivered = Files.exists(folder.resolve("d" + number + "." + target + ".csv"));
		return delivered ? Outbox.ids(folder, "d" + number, target) : List.of();
	}

}
