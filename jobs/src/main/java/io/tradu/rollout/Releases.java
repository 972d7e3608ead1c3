package io.tradu.rollout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tradu.files.WholeFile;
import io.tradu.nightly.Refused;

/**
 * The folder that keeps the versions of the applications' jar. A version never changes: a
 * build that is none, a snapshot, gets the beginning of its content's hash into its
 * version.
 */
public final class Releases {

	private static final String PREFIX = "tradu-apps-";

	private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d(?:(?!-\\d)[\\w.+-])*)\\.jar");

	private static final int HASH_DIGITS = 10;

	private final Path folder;

	private final Path built;

	/**
	 * Creates the releases.
	 * @param folder where they are kept
	 * @param built where the build leaves its jar
	 */
	public Releases(Path folder, Path built) {
		this.folder = folder.toAbsolutePath().normalize();
		this.built = built.toAbsolutePath().normalize();
	}

	/** Returns those of a project; TRADU_RELEASES names another folder. */
	public static Releases of(Path root) {
		return new Releases(
				Optional.ofNullable(System.getenv("TRADU_RELEASES"))
					.map(Path::of)
					.orElse(root.resolve("var").resolve("releases")),
				root.resolve("environments").resolve("dataflow-apps").resolve("target"));
	}

	/**
	 * Returns the jar of a version.
	 * @throws Refused if there is none
	 */
	public Release find(String version) {
		Path jar = this.folder.resolve(PREFIX + version + ".jar");
		if (version(jar).isEmpty() || !Files.isRegularFile(jar)) {
			throw new Refused("there is no version " + version + " in " + this.folder + "; there "
					+ (versions().isEmpty() ? "is none at all" : "are " + String.join(", ", versions())));
		}
		return new Release(version, jar);
	}

	Path folder() {
		return this.folder;
	}

	/** Returns the versions that are kept, newest first. */
	public List<String> versions() {
		return jars(this.folder).stream().flatMap((jar) -> version(jar).stream()).toList();
	}

	/**
	 * Returns the jar that was built last.
	 * @throws Refused if nothing was built
	 */
	public Path built() {
		return jars(this.built).stream()
			.findFirst()
			.orElseThrow(() -> new Refused("no " + PREFIX + "<version>.jar was built in " + this.built));
	}

	/**
	 * Returns what a jar is as a release, where it is kept or would be.
	 * @throws Refused if the jar is no release, or another one is kept by the same
	 * version
	 */
	public Release named(Path jar) {
		String version = version(jar).orElseThrow(() -> new Refused(jar + " is not called " + PREFIX
				+ "<version>.jar, where the version begins with a digit and has no other one behind a dash"));
		try {
			String hash = hash(jar);
			String kept = version.endsWith("-SNAPSHOT") ? version + "." + hash.substring(0, HASH_DIGITS) : version;
			Path place = this.folder.resolve(PREFIX + kept + ".jar");
			if (Files.exists(place) && !hash(place).equals(hash)) {
				throw new Refused("version " + kept + " is kept in " + place + " with another content than " + jar
						+ "; a version does not change, so give this one another number");
			}
			return new Release(kept, place);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Keeps a jar, unless it is kept already.
	 * @throws Refused if the jar is no release, or another one is kept by the same
	 * version
	 */
	public Release keep(Path jar) {
		Release release = named(jar);
		if (!Files.exists(release.jar())) {
			try {
				copy(jar, release.jar());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return release;
	}

	private static void copy(Path jar, Path place) throws IOException {
		try (InputStream in = Files.newInputStream(jar); WholeFile file = WholeFile.at(place)) {
			in.transferTo(file.out());
			file.commit();
		}
	}

	private static String hash(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			byte[] buffer = new byte[1 << 16];
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				digest.update(buffer, 0, read);
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Optional<String> version(Path jar) {
		Matcher name = NAME.matcher(jar.getFileName().toString());
		return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
	}

	private static List<Path> jars(Path folder) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> version(file).isPresent())
				.sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified()).reversed())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A version of the applications.
	 *
	 * @param version its version
	 * @param jar its jar
	 */
	public record Release(String version, Path jar) {
	}

}
