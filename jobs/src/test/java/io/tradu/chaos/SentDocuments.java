package io.tradu.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tradu.testing.NightFolder;

/**
 * The documents that a night's customer sent, and what is done to their files: they are
 * changed in the archive and put back there, corrected, and sent again.
 */
final class SentDocuments {

	/** How many of the documents may be corrected. */
	static final int CORRECTABLE = 3;

	private static final Path NEWS = Path.of(NightFolder.DATE, "news");

	private final NightFolder folder;

	private final Random random;

	private final Map<String, String> texts = new TreeMap<>();

	private final Set<String> corrected = new TreeSet<>();

	private final Set<String> refused = new TreeSet<>();

	private final Map<Path, String> changed = new TreeMap<>();

	SentDocuments(NightFolder folder, Random random) {
		this.folder = folder;
		this.random = random;
		for (Path file : files(inbox())) {
			this.texts.put(name(file), read(file));
		}
	}

	/** Returns the other texts that a document may be corrected to. */
	static String corrected(String text) {
		return text.replace("old house", "new house");
	}

	/** Returns the documents by name, each with the text it was sent with last. */
	Map<String, String> texts() {
		return this.texts;
	}

	/** Returns the names of the documents that were corrected. */
	Set<String> corrected() {
		return this.corrected;
	}

	/** Changes a cell of an archived file. Returns whether there was one. */
	boolean change() throws IOException {
		List<Path> files = archived();
		if (files.isEmpty()) {
			return false;
		}
		Path file = files.get(this.random.nextInt(files.size()));
		String text = read(file);
		this.changed.putIfAbsent(file, text);
		int row = this.random.nextInt((int) text.lines().count());
		Pattern house = Pattern.compile("(?s)^((?:[^\n]*\n){" + row + "}.*?)(old|new) house");
		replace(file, house.matcher(text).replaceFirst("$1bad house"));
		return true;
	}

	/** Puts the files of the archive back as they were. */
	void putBack() throws IOException {
		for (Map.Entry<Path, String> file : this.changed.entrySet()) {
			if (Files.exists(file.getKey())) {
				replace(file.getKey(), file.getValue());
			}
		}
		this.changed.clear();
	}

	/** Sends a document again, corrected. */
	void correct() throws IOException {
		String name = "d" + this.random.nextInt(CORRECTABLE) + ".csv";
		if (this.corrected.add(name)) {
			this.texts.computeIfPresent(name, (key, text) -> corrected(text));
		}
		send(name);
	}

	/** Notes that a document was refused, which its customer is told. */
	void refused(String name) {
		this.refused.add(name);
	}

	/**
	 * Sends the documents again that were refused or are in the quarantine, if nothing of
	 * them is delivered. Returns whether there were some.
	 */
	boolean sendRefused() throws IOException {
		files(this.folder.home().resolve("quarantine").resolve(NEWS)).forEach((file) -> refused(name(file)));
		for (String name : this.refused) {
			String target = name.replace(".csv", ".es.csv");
			if (this.texts.containsKey(name) && !Files.exists(this.folder.outbox().resolve(NEWS).resolve(target))) {
				send(name);
			}
		}
		return areWaiting();
	}

	void send(String name) throws IOException {
		replace(inbox().resolve(name), this.texts.get(name));
	}

	/** Returns whether documents wait to be received. */
	boolean areWaiting() {
		return !files(inbox()).isEmpty();
	}

	/** Returns the files of the archive. */
	List<Path> archived() {
		return files(this.folder.home().resolve("archive").resolve(NEWS));
	}

	private Path inbox() {
		return this.folder.home().resolve("inbox/news");
	}

	private static void replace(Path file, String text) throws IOException {
		Path whole = Files.writeString(Files.createTempFile("tradu-chaos-", ".csv"), text);
		Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
	}

	private static List<Path> files(Path folder) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> name(file).matches("[^.].*\\.csv")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String name(Path file) {
		return file.getFileName().toString();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
