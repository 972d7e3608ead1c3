package io.tradu.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** A copy of the project's own environments, to be broken. */
public final class EnvironmentsCopy {

	static final Path REAL = Path.of("..", "environments");

	private static final List<String> FILES = List.of("application.yml", "feeds.yml", "dataflow.yml");

	static final String SKIPPER = "skipper-server/src/main/resources/application.yml";

	private static final List<String> SHARED = List.of(SKIPPER, "compose.yml");

	private static final MachineSize LARGE = new MachineSize(DataSize.ofGigabytes(16), 8);

	private final Path root;

	private EnvironmentsCopy(Path root) {
		this.root = root;
	}

	/** Makes a copy below a folder. */
	public static EnvironmentsCopy in(Path root) throws IOException {
		for (String name : new EnvironmentFolders(REAL).names()) {
			Path folder = Files.createDirectories(root.resolve("environments").resolve(name));
			for (String file : FILES) {
				if (Files.exists(REAL.resolve(name).resolve(file))) {
					Files.copy(REAL.resolve(name).resolve(file), folder.resolve(file));
				}
			}
		}
		for (String file : SHARED) {
			Path copy = root.resolve("environments").resolve(file);
			Files.createDirectories(copy.getParent());
			Files.copy(REAL.resolve(file), copy);
		}
		return new EnvironmentsCopy(root);
	}

	/** Returns the folder that holds the environments. */
	public Path place() {
		return this.root.resolve("environments");
	}

	EnvironmentFolders folders() {
		return new EnvironmentFolders(place());
	}

	Path file(String environment, String file) {
		return place().resolve(environment).resolve(file);
	}

	/** Replaces a text that must be there in a file that all environments share. */
	EnvironmentsCopy editShared(String file, String text, String other) {
		return edit(".", file, text, other);
	}

	/** Replaces a text that must be there. */
	public EnvironmentsCopy edit(String environment, String file, String text, String other) {
		try {
			String content = Files.readString(file(environment, file));
			assertThat(content).contains(text);
			Files.writeString(file(environment, file), content.replace(text, other));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	EnvironmentsCopy append(String environment, String file, String text) {
		try {
			Path path = file(environment, file);
			Files.writeString(path, (Files.exists(path) ? Files.readString(path) : "") + text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<Finding> findings(String... names) {
		return findings(LARGE, names);
	}

	List<Finding> findings(MachineSize machine, String... names) {
		return new Verification(folders(), machine).findings(List.of(names));
	}

}
