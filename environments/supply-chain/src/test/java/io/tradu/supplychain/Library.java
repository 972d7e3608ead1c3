package io.tradu.supplychain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.maven.artifact.versioning.DefaultArtifactVersion;

/**
 * A library in a packaged application, as its file is named. Such a file does not say its
 * group.
 *
 * @param application name of the application's module
 * @param path where the library is
 * @param artifact its artifact
 * @param version its version
 */
record Library(String application, String path, String artifact, DefaultArtifactVersion version) {

	// The version begins at the first digit behind a dash.
	private static final Pattern NAME = Pattern.compile("BOOT-INF/lib/(.+?)-(\\d.*)\\.jar");

	/** Returns the libraries of an executable jar. */
	static List<Library> of(String application, Path jar) {
		try (JarFile file = new JarFile(jar.toFile())) {
			return file.stream()
				.flatMap((entry) -> named(application, jar + "!/" + entry.getName(), entry.getName()).stream())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Optional<Library> named(String application, String path, String entry) {
		Matcher name = NAME.matcher(entry);
		return name.matches()
				? Optional.of(new Library(application, path, name.group(1), new DefaultArtifactVersion(name.group(2))))
				: Optional.empty();
	}

}
