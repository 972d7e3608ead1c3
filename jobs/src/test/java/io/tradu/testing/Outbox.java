package io.tradu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.tradu.deliver.Manifest;

/** What a night delivered, to compare it with what another delivered. */
public final class Outbox {

	private Outbox() {
	}

	/**
	 * Returns the content of every file below a folder, hidden ones too, by path; of a
	 * manifest without what is different in every night, the moments and the audit log's
	 * head.
	 */
	public static Map<String, String> contents(Path folder) {
		Map<String, String> contents = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				contents.put(folder.relativize(file).toString(), content(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return contents;
	}

	private static String content(Path file) throws IOException {
		String content = Files.readString(file);
		return file.endsWith(Manifest.FILE_NAME) ? content.replaceAll("(?s)\\s*\"audit\" : \\{.*?},", "")
			.replaceAll("\\s*\"deliveredAt\" : \"[^\"]*\",", "") : content;
	}

	/**
	 * Returns the first cell of every row that was delivered or rejected for a document
	 * and target.
	 */
	public static List<String> ids(Path folder, String name, String target) {
		List<String> ids = new ArrayList<>(ids(folder.resolve(name + "." + target + ".csv")));
		Path rejected = folder.resolve(name + "." + target + ".rejected.csv");
		if (Files.exists(rejected)) {
			ids.addAll(ids(rejected));
		}
		return ids;
	}

	/** Returns the first cell of every row of a file. */
	public static List<String> ids(Path file) {
		try {
			return Files.readAllLines(file).stream().skip(1).map((row) -> row.substring(0, row.indexOf(','))).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
