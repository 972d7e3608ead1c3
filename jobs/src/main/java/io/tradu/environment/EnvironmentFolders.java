package io.tradu.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of the environments.
 *
 * @param place the folder that holds them
 */
public record EnvironmentFolders(Path place) {

	static final String SETTINGS = "application.yml";

	static final String FEEDS = "feeds.yml";

	static final String DATA_FLOW = "dataflow.yml";

	/** Returns those of a project. */
	public static EnvironmentFolders of(Path root) {
		return new EnvironmentFolders(root.resolve("environments"));
	}

	/** Returns the names of the environments, by alphabet. */
	public List<String> names() {
		return names(List.of(SETTINGS));
	}

	/** Returns also those of which a part is missing. */
	public List<String> begun() {
		return names(List.of(SETTINGS, FEEDS, DATA_FLOW));
	}

	private List<String> names(List<String> files) {
		if (!Files.isDirectory(this.place)) {
			return List.of();
		}
		try (Stream<Path> folders = Files.list(this.place)) {
			return folders
				.filter((folder) -> files.stream().anyMatch((file) -> Files.isRegularFile(folder.resolve(file))))
				.map((folder) -> folder.getFileName().toString())
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes sure that there is such an environment.
	 * @throws EnvironmentMisfit if there is none
	 */
	public void require(String name) {
		require(name, names());
	}

	/**
	 * Makes sure that there is at least a part of such an environment.
	 * @throws EnvironmentMisfit if there is none
	 */
	public void requireBegun(String name) {
		require(name, begun());
	}

	private void require(String name, List<String> known) {
		if (!known.contains(name)) {
			throw new EnvironmentMisfit("there is no environment '" + name + "'; "
					+ (known.isEmpty() ? "none stands in " + this.place.toAbsolutePath().normalize()
							: "known are " + String.join(", ", known)));
		}
	}

}
