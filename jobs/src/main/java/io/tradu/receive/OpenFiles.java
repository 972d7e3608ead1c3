package io.tradu.receive;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Finds the files that a process of this machine has open for writing. Processes of other
 * users can be looked into only by root; on other systems than Linux none is found.
 */
final class OpenFiles {

	private static final Path PROCESSES = Path.of("/proc");

	// The part of the flags of open(2) that holds the access mode, and its value for
	// reading only.
	private static final int ACCESS_MODE = 3;

	private OpenFiles() {
	}

	/**
	 * Returns which of some files are open for writing, each with the process.
	 * @param keys the files, by their keys
	 */
	static Map<Object, String> writers(Set<Object> keys) {
		Map<Object, String> writers = new HashMap<>();
		if (!keys.isEmpty()) {
			for (Path process : list(PROCESSES, "[0-9]*")) {
				for (Path descriptor : list(process.resolve("fd"), "*")) {
					Object key = key(descriptor);
					if (key != null && keys.contains(key) && isWritable(process, descriptor)) {
						writers.putIfAbsent(key, "process " + process.getFileName() + name(process));
					}
				}
			}
		}
		return writers;
	}

	private static List<Path> list(Path folder, String pattern) {
		List<Path> found = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
			entries.forEach(found::add);
		}
		catch (IOException | DirectoryIteratorException ex) {
			// The process has ended, or belongs to another user.
		}
		return found;
	}

	private static @Nullable Object key(Path descriptor) {
		try {
			return Files.getAttribute(descriptor, "unix:fileKey");
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static boolean isWritable(Path process, Path descriptor) {
		try {
			return Files.readAllLines(process.resolve("fdinfo").resolve(descriptor.getFileName()))
				.stream()
				.filter((line) -> line.startsWith("flags:"))
				.anyMatch(
						(line) -> (Integer.parseInt(line.substring("flags:".length()).strip(), 8) & ACCESS_MODE) != 0);
		}
		catch (IOException | NumberFormatException ex) {
			return false;
		}
	}

	private static String name(Path process) {
		try {
			return " (" + Files.readString(process.resolve("comm")).strip() + ")";
		}
		catch (IOException ex) {
			return "";
		}
	}

}
