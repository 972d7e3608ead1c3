package io.tradu.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** Versions of the applications, made of the one that was just built. */
final class Release {

	private static final Path BUILT = Path.of("..", "dataflow-apps", "target");

	private Release() {
	}

	/**
	 * Makes a release.
	 * @param version what it is called
	 * @param changed files of the application that are others in it, with their contents
	 */
	static void make(Machine machine, String version, Map<String, String> changed) {
		Path jar = machine.folder("releases").resolve("tradu-apps-" + version + ".jar");
		try {
			Files.createDirectories(jar.getParent());
			Files.copy(built(), jar, StandardCopyOption.REPLACE_EXISTING);
			try (FileSystem files = FileSystems.newFileSystem(jar)) {
				for (Map.Entry<String, String> change : changed.entrySet()) {
					Path file = files.getPath("BOOT-INF", "classes").resolve(change.getKey());
					Files.createDirectories(file.getParent());
					Files.writeString(file, change.getValue());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path built() throws IOException {
		try (Stream<Path> jars = Files.list(BUILT)) {
			return jars.filter((jar) -> jar.getFileName().toString().matches("tradu-apps-.*\\d.*\\.jar"))
				.filter((jar) -> !jar.toString().endsWith("-sources.jar"))
				.findFirst()
				.orElseThrow();
		}
	}

}
